-- Geocoding: what the index in memory was made from, spellings that people confirmed, and the queue of unsure names.

-- Grow with every change, so that an index in memory knows that it is out of date.
create table geocode_state (
    singleton  boolean primary key default true check (singleton),
    gazetteers bigint not null default 0,
    spellings  bigint not null default 0
);
insert into geocode_state default values;

-- A spelling confirmed by a person: what it means in a country, where a report says these areas (context: their P-codes,
-- ascending with spaces; empty where it says none).
create table learnt_spelling (
    country        char(3) not null,
    compact        text not null,
    context        text not null,
    written        text not null,
    name           text not null,
    area_pcode     text,
    geom           geometry(Point, 4326) not null,
    precision      text not null,
    uncertainty_km double precision not null,
    learnt_at      timestamptz not null default now(),
    primary key (country, compact, context)
);

-- One question to a person, however many reports wait for its answer. The query is kept as it came.
create table geocode_review (
    id             bigint generated always as identity primary key,
    query_key      text not null,
    place          text,
    country        text,
    region         text,
    province       text,
    commune        text,
    candidates     jsonb not null,
    state          text not null default 'OPEN'
                   check (state in ('OPEN', 'CONFIRMED', 'CHOSEN', 'POINTED', 'RESOLVED', 'REJECTED')),
    answer         jsonb,
    created_at     timestamptz not null default now(),
    decided_at     timestamptz,
    decided_by     text
);
create unique index one_open_review_a_query on geocode_review (query_key) where state = 'OPEN';

-- What waits: opaque words of whoever asked, such as the id of a report.
create table geocode_review_subject (
    review_id bigint not null references geocode_review on delete cascade,
    subject   text not null,
    marking   text not null,
    primary key (review_id, subject)
);
create index geocode_review_subject_name on geocode_review_subject (subject);
