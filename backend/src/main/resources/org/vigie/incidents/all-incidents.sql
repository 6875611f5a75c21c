-- Every incident of a filter with its reports, those of one incident one after the other: the reader keeps the best. Along
-- an index of dates or of ids, so that the first row is there at once and none is sorted.
select i.id, i.date_start, i.date_end, i.kind, i.non_state, i.severity, i.fatalities, i.injured, i.abducted, i.displaced,
    st_x(i.geom), st_y(i.geom), i.precision, i.uncertainty_km, i.country, i.area_pcode, i.placement,
    coalesce(r.stated_place, r.stated_commune, r.stated_province, r.stated_region), i.reliability,
    i.credibility, array_to_string(i.sources, '; '), i.marking, i.status, o.code, i.exercise, i.edited, r.description,
    i.version_from, r.id, r.reliability, r.credibility
from incident i
join organisation o on o.id = i.organisation_id
left join report r on r.incident_id = i.id and not r.deleted and {report_version}
where {incident_version} and {filter}
order by {order}
