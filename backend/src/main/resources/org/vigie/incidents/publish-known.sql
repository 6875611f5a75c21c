-- The reports of the stage that the store has already, by (source, sourceRef): those of the same organisation, and of others
-- those that travel (up to AMBER), so that a file which two centres take in counts once. What another organisation keeps to itself
-- is not known here: its rows are neither told of nor changed. A situation report has no incident.
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
where r.organisation_id = :organisation
   or r.marking not in ('TLP:AMBER+STRICT', 'TLP:RED') and not exists (
        select from report own
        where own.source = s.source and own.source_ref = s.source_ref and own.version_to is null
          and own.organisation_id = :organisation)
