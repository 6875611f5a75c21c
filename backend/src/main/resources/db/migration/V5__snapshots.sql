-- Frozen snapshots: what was known at a data version, and the files drawn of it. A row is written once; only its withdrawal is
-- added later. Both instances of a service serve the same bytes, because the bytes are here.

create table bulletin_definition (
    id              uuid primary key,
    title           text not null check (title <> ''),
    language        text not null check (language in ('fr', 'en')),
    audience        text not null check (audience in ('PUBLIC', 'INTERNAL')),
    period          text not null check (period in ('WEEK', 'MONTH')),
    view            jsonb not null,             -- filter and parameters as in a query string, without from and to
    -- Whose eyes it sees with: those of the person who saved it.
    reader_name     text not null,
    reader_role     text not null,
    reader_clearance text not null,
    reader_grants   text[] not null,
    organisation    text not null,
    -- When it is made (UTC); null for only on demand. A month's bulletin comes on that weekday after the month has ended.
    weekday         smallint check (weekday between 1 and 7),
    hour            smallint check (hour between 0 and 23),
    next_run        timestamptz,
    failures        integer not null default 0, -- in a row
    failure         text,                       -- the code of the last one
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    check ((weekday is null) = (hour is null)),
    check (next_run is null or weekday is not null)
);
create index bulletin_due on bulletin_definition (next_run) where next_run is not null;

create table snapshot (
    id              text primary key check (id ~ '^[0-9A-Za-z]{22}$'),   -- 130 random bits
    kind            text not null check (kind in ('MAP', 'BULLETIN')),
    title           text not null check (title <> ''),
    language        text not null check (language in ('fr', 'en')),
    alternative     text not null,              -- one sentence in place of the picture
    audience        text not null check (audience in ('PUBLIC', 'INTERNAL')),
    marking         text not null
                    check (marking in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    least_role      text not null,              -- of a reader of an internal one
    -- Whose eyes it was made with, so that it can be made again.
    reader_role     text not null,
    reader_clearance text not null,
    reader_grants   text[] not null,
    organisation    text not null,
    made_by         text not null,
    made_at         timestamptz not null,
    view            jsonb not null,             -- as it was asked
    parameters      jsonb not null,             -- the same with its days filled in
    period_from     date not null,
    period_to       date not null,
    data_version    bigint not null,
    boundary_sets   text not null,              -- ids joined by dots
    exercise        boolean not null,
    software        text not null,
    definition_id   uuid references bulletin_definition on delete set null,
    due_at          timestamptz,                -- the scheduled run that it is
    idempotency_key text,
    request_digest  text not null,
    withdrawn_at    timestamptz,
    withdrawn_by    text,
    withdrawn_reason text,
    check ((withdrawn_at is null) = (withdrawn_reason is null)),
    unique (definition_id, due_at),
    unique (made_by, idempotency_key)
);
create index snapshot_made on snapshot (made_at desc, id);

create table snapshot_file (
    snapshot_id text not null references snapshot,
    name        text not null,                  -- png, png2, svg, pdf, csv, json, html, embed
    content     bytea not null,
    etag        text not null,                  -- of the content
    primary key (snapshot_id, name)
);
-- Pictures and PDFs are compressed already.
alter table snapshot_file alter column content set storage external;

-- A file never changes: not by a mistake of the service either. Erasing takes it out whole.
create function refuse_change_of_snapshot_file() returns trigger language plpgsql as $$
begin
    raise exception 'a frozen file is not changed: % of %', old.name, old.snapshot_id;
end $$;
create trigger snapshot_file_is_frozen before update on snapshot_file
    for each row execute function refuse_change_of_snapshot_file();

-- Incidents erased since a snapshot was made that it may have counted: its numbers stay, and this says why they no longer come out.
create table snapshot_erasure (
    snapshot_id text not null references snapshot on delete cascade,
    version     bigint not null,
    erased_at   timestamptz not null default now(),
    primary key (snapshot_id, version)
);
