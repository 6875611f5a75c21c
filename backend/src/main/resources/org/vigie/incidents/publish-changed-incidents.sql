-- An incident that has this report alone says what the report says now; one with several keeps what people made of it
-- and takes over the best grade, the closest marking and the names of its sources. A marking that a person raised stays.
with changed as (
    select k.line, k.incident_id,
           (select count(*) from report r where r.incident_id = k.incident_id and r.version_to is null) = 1 as alone
    from known k
    where k.incident_id is not null
), graded as (
    select r.incident_id,
           (array_agg(r.reliability order by r.reliability nulls last, r.credibility nulls last))[1] as reliability,
           (array_agg(r.credibility order by r.reliability nulls last, r.credibility nulls last))[1] as credibility,
           array_agg(distinct r.source order by r.source) as sources,
           (array_agg(r.marking order by array_position(
               array['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'], r.marking)))[1] as marking
    from report r
    where r.version_to is null and not r.deleted
      and r.incident_id in (select incident_id from changed)
    group by r.incident_id
)
insert into incident (id, version_from, date_start, date_end, kind, non_state, severity, fatalities, injured, abducted,
    displaced, geom, precision, uncertainty_km, country, area_pcode, placement, reliability, credibility, sources, marking,
    status, organisation_id, releasable_to, exercise, edited)
select c.incident_id, :version,
    case when alone then s.date_start else old.date_start end,
    case when alone then s.date_end else old.date_end end,
    case when alone then s.kind else old.kind end,
    case when alone then s.non_state else old.non_state end,
    case when alone then s.severity else old.severity end,
    case when alone then s.fatalities else old.fatalities end,
    case when alone then s.injured else old.injured end,
    case when alone then s.abducted else old.abducted end,
    case when alone then s.displaced else old.displaced end,
    case when alone then st_setsrid(st_makepoint(s.longitude, s.latitude), 4326) else old.geom end,
    case when alone then s.precision else old.precision end,
    case when alone then s.uncertainty_km else old.uncertainty_km end,
    case when alone then s.country else old.country end,
    case when alone then s.area_pcode else old.area_pcode end,
    case when alone then s.placement else old.placement end,
    g.reliability, g.credibility, g.sources, case when raised then old.marking else g.marking end,
    coalesce(s.status, old.status, 'REPORTED'),
    coalesce(old.organisation_id, :organisation), coalesce(old.releasable_to, '{}'), :exercise,
    coalesce(old.edited and (raised or not alone), false)
from changed c
join {stage} s on s.line = c.line
join graded g on g.incident_id = c.incident_id
left join incident old on old.id = c.incident_id and old.version_to = :version
cross join lateral (
    select coalesce(old.edited and array_position(markings, old.marking) > array_position(markings, g.marking), false) as raised
    from (values (array['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'])) as closing (markings)
) m
