-- The reports of the stage that the store has already, by (source, sourceRef). A situation report has no incident.
create temp table known on commit drop as
select s.line,
       r.id as report_id,
       r.version_from as report_version,
       r.incident_id as old_incident_id,
       case when s.situation then null else coalesce(r.incident_id, s.incident_id) end as incident_id,
       r.deleted,
       r.content_hash = s.content_hash as same
from {stage} s
join report r on r.source = s.source and r.source_ref = s.source_ref and r.version_to is null
