-- The same rows with the same fields as the download, ready made in one table: what ogr2ogr is given to copy.
create table export_peer as
with best as (
    select distinct on (incident_id) incident_id, description,
        coalesce(stated_place, stated_commune, stated_province, stated_region) as place
    from report where version_to is null and not deleted
    order by incident_id, reliability nulls last, credibility nulls last, id
)
select i.id, i.date_start as "dateStart", i.date_end as "dateEnd", 'placed'::text as "mapState", substr(i.kind, 1, 3) as category,
    i.kind, k.label_fr as "kindFr", k.label_en as "kindEn", i.non_state as "nonState", i.severity, i.fatalities, i.injured,
    i.abducted, i.displaced, i.country, r.display_name as region, p.display_name as province, c.display_name as commune,
    i.area_pcode as area, b.place, st_x(i.geom) as longitude, st_y(i.geom) as latitude, i.precision,
    i.uncertainty_km as "uncertaintyKm", i.placement, i.reliability, i.credibility,
    array_to_string(i.sources, '; ') as sources, i.marking, i.status, o.code as organisation, i.exercise, i.edited,
    b.description, i.version_from as "versionFrom", i.geom
from incident i
join category k on k.code = i.kind
join organisation o on o.id = i.organisation_id
left join best b on b.incident_id = i.id
left join area c on c.pcode = i.area_pcode
left join area p on p.id = c.parent_id
left join area r on r.id = p.parent_id
where i.version_to is null
