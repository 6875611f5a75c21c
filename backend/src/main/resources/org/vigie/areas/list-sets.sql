-- All boundary sets with their state and how many areas they have at each level.
select s.id, s.country, s.vintage, s.source, s.licence, s.exercise, s.job_id, s.created_at,
       case when exists (select from boundary_activation a where a.boundary_set_id = s.id and a.version_to is null)
                then 'ACTIVE'
            when exists (select from boundary_activation a where a.boundary_set_id = s.id)
                then 'RETIRED'
            else 'DRAFT' end as state,
       coalesce(c.levels, '{}') as levels,
       coalesce(c.counts, '{}') as counts
from boundary_set s
left join lateral (
    select array_agg(level::int order by level) as levels, array_agg(areas order by level) as counts
    from (select level, count(*) as areas from area where boundary_set_id = s.id group by level) by_level
) c on true
order by s.country, s.id desc
