-- Made-up incidents and their reports, :rows of them, scattered around the communes; what an import would have stored.
with commune as (
    select pcode, (array['BFA', 'MLI', 'NER'])[1 + (row_number() over () % 3)::int] as country, label_point,
        row_number() over (order by pcode) - 1 as number, count(*) over () as communes
    from area where level = 3
), made as (
    select n, commune.*, date '2026-10-31' - (n * 7919 % 3650)::int as day
    from generate_series(1::bigint, :rows) n join commune on commune.number = n * 104729 % communes
), incident_made as (
    insert into incident (id, version_from, date_start, date_end, kind, severity, fatalities, injured, geom, precision, country,
        area_pcode, reliability, credibility, sources, marking, status, organisation_id, exercise)
    select md5('incident' || n)::uuid, (select version + 1 from data_version), day, day,
        (array['INS.CLASH', 'INS.CIV', 'CRI.ROB', 'COM.LAND', 'ENV.FLOOD'])[(1 + n % 5)::int], 1 + n % 5, n % 13, n % 7,
        case when n % 50 > 0 then st_translate(label_point, (n % 101 - 50) / 1000.0, (n % 97 - 48) / 1000.0) end,
        case when n % 50 > 0 then 'SETTLEMENT' else 'COMMUNE' end, country, pcode, chr(65 + (n % 6)::int), 1 + n % 6,
        array['bench'], 'TLP:CLEAR', 'REPORTED', 1, true
    from made
)
insert into report (version_from, incident_id, source, source_ref, description, reliability, credibility, marking,
    organisation_id, stated_place, exercise, content_hash)
select (select version + 1 from data_version), md5('incident' || n)::uuid, 'bench', 'B-' || n,
    'Exercice : événement signalé près du marché sans autre détail, numéro ' || n, chr(65 + (n % 6)::int), 1 + n % 6,
    'TLP:CLEAR', 1, 'Localité ' || n % 1000, true, md5('content' || n)::uuid
from made
