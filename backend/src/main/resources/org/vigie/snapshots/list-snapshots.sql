-- Those that a reader may open: Snapshot.isReadableBy in SQL.
select * from snapshot
where (audience = 'PUBLIC'
        or :internal
        and least_role = any(:roles)
        and marking = any(:markings)
        and (marking not in ('TLP:AMBER+STRICT', 'TLP:RED') or organisation = :organisation))
    and (:kind::text is null or kind = :kind)
    and (:madeAt::timestamptz is null or (made_at, id) < (:madeAt::timestamptz, :id))
order by made_at desc, id desc
limit :limit
