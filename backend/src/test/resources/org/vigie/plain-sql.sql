analyze peer.stage;
create temp table located as
select distinct on (s.source_ref) s.*, gen_random_uuid() as id, st_setsrid(st_makepoint(longitude, latitude), 4326) as point,
    p.pcode, p.country as located_country
from peer.stage s
left join peer.piece p on st_intersects(p.geom, st_setsrid(st_makepoint(s.longitude, s.latitude), 4326))
order by s.source_ref, p.country <> s.country, p.pcode;
insert into peer.incident (id, version_from, date_start, date_end, kind, severity, fatalities, geom, precision, country,
    area_pcode, reliability, credibility, sources, marking, status, organisation_id, exercise)
select id, 1, date, date, category || '.' || kind, severity, fatalities, point, precision, coalesce(located_country, country),
    pcode, reliability, credibility, array[source], 'TLP:CLEAR', 'REPORTED', 1, true
from located;
insert into peer.report (version_from, incident_id, source, source_ref, description, reliability, credibility, marking,
    organisation_id, stated_country, stated_commune, original_kind, exercise, content_hash)
select 1, id, source, source_ref, description, reliability, credibility, 'TLP:CLEAR', 1, country, commune,
    category || '/' || kind, true, md5(l::text)::uuid
from located l;
