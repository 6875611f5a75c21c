select i.id, i.version_from, i.date_start, i.date_end, i.kind, i.non_state, i.severity, i.fatalities, i.injured, i.abducted,
    i.displaced, st_x(i.geom) as longitude, st_y(i.geom) as latitude, i.precision, i.uncertainty_km, i.country, i.area_pcode,
    i.placement, i.reliability, i.credibility, i.sources, i.marking, i.status, i.releasable_to, i.exercise, i.edited,
    o.code as organisation, r.description, r.stated_place, r.reports
from incident i
join organisation o on o.id = i.organisation_id
left join lateral (
    select (array_agg(report.description order by report.reliability nulls last, report.credibility nulls last))[1]
               as description,
           (array_agg(coalesce(report.stated_place, report.stated_commune, report.stated_province, report.stated_region)
               order by report.reliability nulls last, report.credibility nulls last))[1] as stated_place,
           count(*) as reports
    from report
    where report.incident_id = i.id and not report.deleted and {report_version} and {report_seen}
) r on true
where {incident_version} and {filter}
order by i.date_start desc, i.id
limit :limit
