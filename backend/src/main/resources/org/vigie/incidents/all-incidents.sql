-- Every incident of a filter, newest first, along the index of dates: the first row is there at once, none is sorted.
select i.id, i.date_start, i.date_end, i.kind, i.non_state, i.severity, i.fatalities, i.injured, i.abducted, i.displaced,
    st_x(i.geom), st_y(i.geom), i.precision, i.uncertainty_km, i.country, i.area_pcode, i.placement, r.place, i.reliability,
    i.credibility, array_to_string(i.sources, '; '), i.marking, i.status, o.code, i.exercise, i.edited, r.description,
    i.version_from
from incident i
join organisation o on o.id = i.organisation_id
left join lateral (
    select report.description,
        coalesce(report.stated_place, report.stated_commune, report.stated_province, report.stated_region) as place
    from report
    where report.incident_id = i.id and not report.deleted and {report_version} and {report_seen}
    order by report.reliability nulls last, report.credibility nulls last, report.id
    limit 1
) r on true
where {incident_version} and {filter}
order by i.date_start desc, i.id
