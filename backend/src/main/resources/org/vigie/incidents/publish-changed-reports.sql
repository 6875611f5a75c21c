-- known holds only changed reports by now; their old versions are closed.
insert into report (id, version_from, incident_id, source, source_ref, received_at, description, reliability, credibility,
    marking, organisation_id, date_start, date_end, area_pcode, country, stated_country, stated_region, stated_province,
    stated_commune, stated_place, original_kind, original_precision, exercise, content_hash)
select k.report_id, :version, k.incident_id, s.source, s.source_ref, coalesce(s.received_at, now()), s.description,
    s.reliability, s.credibility, s.marking, old.organisation_id,
    case when s.situation then s.date_start end, case when s.situation then s.date_end end,
    case when s.situation then s.area_pcode end, case when s.situation then s.country end,
    s.stated_country, s.stated_region, s.stated_province, s.stated_commune, s.stated_place, s.original_kind,
    s.original_precision, :exercise, s.content_hash
from {stage} s
join known k on k.line = s.line
join report old on old.id = k.report_id and old.version_from = k.report_version
