-- Reports without an incident: whose area they speak of, and their last day.
select distinct area_pcode as pcode, date_end - date '1970-01-01' as day
from report
where incident_id is null and not deleted and area_pcode is not null
  and version_from <= :version and (version_to is null or version_to > :version)
  and {report_seen}
