-- Bulletins tell of months long before their period.
insert into snapshot_erasure (snapshot_id, version)
select id, :version from snapshot
where data_version < :version and data_version >= :firstVersion
    and period_to >= :from
    and period_from - case when kind = 'BULLETIN' then interval '25 months' else (period_to - period_from + 366) * interval '1 day' end
        <= :to
on conflict do nothing
