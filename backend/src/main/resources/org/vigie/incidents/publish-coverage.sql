-- By default a file's source is taken to watch the countries in it, from its first day to its last.
insert into coverage (source, country, date_from, date_to, job_id, version_from)
select s.source, s.country, min(s.date_start), max(s.date_end), :job, :version
from {stage} s
where s.country is not null and s.area_pcode is not null
group by s.source, s.country
having not exists (
    select from coverage c
    where c.version_to is null and c.source = s.source and c.country = s.country and c.area_pcode is null
      and c.date_from <= min(s.date_start) and (c.date_to is null or c.date_to >= max(s.date_end)))
