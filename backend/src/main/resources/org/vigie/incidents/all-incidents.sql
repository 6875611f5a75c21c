-- Every incident of a filter with its reports, those of one incident one after the other: the reader keeps the best. Along
-- an index of dates or of ids, so that the first row is there at once and none is sorted.
select i.id, i.date_start, i.date_end, i.kind, i.non_state, i.severity, i.fatalities, i.injured, i.abducted, i.displaced,
    st_x(i.geom), st_y(i.geom), i.precision, i.uncertainty_km, i.country, i.area_pcode, i.placement,
    coalesce(report.stated_place, report.stated_commune, report.stated_province, report.stated_region), i.reliability,
    i.credibility, array_to_string(i.sources, '; '), i.marking, i.status, o.code, i.exercise, i.edited, report.description,
    i.version_from, report.id, report.reliability, report.credibility
from incident i
join organisation o on o.id = i.organisation_id
left join report on report.incident_id = i.id and not report.deleted and {report_version} and {report_seen}
where {incident_version} and {filter}
order by {order}
