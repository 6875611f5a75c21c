insert into incident (id, version_from, date_start, date_end, kind, non_state, severity, fatalities, injured, abducted,
    displaced, geom, precision, uncertainty_km, country, area_pcode, placement, reliability, credibility, sources, marking,
    status, organisation_id, exercise)
select s.incident_id, :version, s.date_start, s.date_end, s.kind, s.non_state, s.severity, s.fatalities, s.injured,
    s.abducted, s.displaced, st_setsrid(st_makepoint(s.longitude, s.latitude), 4326), s.precision, s.uncertainty_km,
    s.country, s.area_pcode, s.placement, s.reliability, s.credibility, array[s.source], s.marking,
    coalesce(s.status, 'REPORTED'), :organisation, :exercise
from {stage} s
where not s.situation
  and not exists (select from known k where k.line = s.line)
