-- The store. Everything that readers see is versioned by data version: a row lives from version_from (inclusive) to
-- version_to (exclusive, null = still current), so that any earlier version can be read.

create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

-- ---------------------------------------------------------------- data version

create table data_version (
    singleton  boolean primary key default true check (singleton),
    version    bigint not null
);
insert into data_version (version) values (0);

-- What each version was: one line a published change.
create table data_change (
    version    bigint primary key,
    changed_at timestamptz not null default now(),
    reason     text not null,
    job_id     uuid
);

-- ---------------------------------------------------------------- organisations

create table organisation (
    id      integer generated always as identity primary key,
    code    text not null unique check (code ~ '^[A-Z0-9][A-Z0-9_-]{1,31}$'),
    name    text not null,
    country char(3)
);
insert into organisation (code, name) values ('LOCAL', 'Centre local');

-- ---------------------------------------------------------------- areas

-- One country's areas in one vintage. Immutable once loaded; which one serves is said by boundary_activation.
create table boundary_set (
    id         integer generated always as identity primary key,
    country    char(3) not null check (country ~ '^[A-Z]{3}$'),
    vintage    text not null check (vintage <> ''),
    source     text not null,
    licence    text not null,
    exercise   boolean not null default false,
    job_id     uuid,
    created_at timestamptz not null default now(),
    unique (country, vintage)
);

create table boundary_activation (
    boundary_set_id integer not null references boundary_set,
    country         char(3) not null,
    version_from    bigint not null,
    version_to      bigint,
    primary key (boundary_set_id, version_from)
);
create unique index one_active_set_a_country on boundary_activation (country) where version_to is null;

create table area (
    id              integer generated always as identity primary key,
    boundary_set_id integer not null references boundary_set on delete cascade,
    level           smallint not null check (level between 0 and 3),
    pcode           text not null check (pcode <> ''),
    name            text not null,
    display_name    text not null,
    aliases         text[] not null default '{}',
    parent_id       integer references area on delete cascade,
    area_square_km  double precision not null check (area_square_km > 0),
    geom            geometry(MultiPolygon, 4326) not null,
    outline         geometry(MultiPolygon, 4326) not null,
    label_point     geometry(Point, 4326) not null,
    unique (boundary_set_id, pcode),
    check ((level = 0) = (parent_id is null))
);
create index area_geom on area using gist (geom);
create index area_pcode on area (pcode);
create index area_parent on area (parent_id);

-- Keyed by P-code, not by area: a count of people outlives a redrawn boundary file of the same codes.
create table population (
    pcode      text not null,
    year       smallint not null check (year between 1900 and 2200),
    country    char(3) not null,
    population bigint not null check (population >= 0),
    source     text not null,
    primary key (pcode, year)
);

-- ---------------------------------------------------------------- gazetteer

create table gazetteer (
    id        integer generated always as identity primary key,
    country   char(3) not null,
    source    text not null,
    licence   text not null,
    vintage   text not null,
    exercise  boolean not null default false,
    loaded_at timestamptz not null default now(),
    unique (country, source)
);

-- geom or area_pcode: a settlement list may know only the commune. The commune of a place with a position is not kept
-- here: it follows from the active boundaries.
create table place (
    gazetteer_id integer not null references gazetteer on delete cascade,
    source_ref   text not null,
    name         text not null,
    other_names  text[] not null default '{}',
    kind         text not null,
    population   bigint not null default 0,
    geom         geometry(Point, 4326),
    area_pcode   text,
    primary key (gazetteer_id, source_ref),
    check (geom is not null or area_pcode is not null)
);

-- ---------------------------------------------------------------- categories

create table category (
    code      text primary key check (code ~ '^[A-Z]{3}(\.[A-Z]+)?$'),
    parent    text references category,
    label_fr  text not null,
    label_en  text not null,
    counted   boolean not null,
    sensitive boolean not null,
    position  smallint not null
);

-- ---------------------------------------------------------------- jobs

create table job (
    id            uuid primary key,
    kind          text not null,
    state         text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    parameters    jsonb not null default '{}',
    counts        jsonb not null default '{}',
    progress      real not null default 0 check (progress between 0 and 1),
    data_version  bigint,
    failure_code  text,
    failure_arguments text[],
    created_at    timestamptz not null default now(),
    started_at    timestamptz,
    finished_at   timestamptz,
    undone_at     timestamptz
);
create index job_open on job (created_at) where state in ('QUEUED', 'RUNNING');
create index job_version on job (data_version);

-- What was wrong with a row of a file: where, which code, how grave, and the value as it stood.
create table row_issue (
    job_id      uuid not null references job on delete cascade,
    line        bigint not null,
    column_name text,
    code        text not null,
    severity    text not null check (severity in ('ERROR', 'WARNING', 'INFO')),
    value       text,
    arguments   text[] not null default '{}'
);
create index row_issue_job on row_issue (job_id, line);

-- Staging tables of running imports, one a job, dropped when the job ends.
create schema staging;

-- ---------------------------------------------------------------- incidents and their reports

-- What happened. id is the origin id: it survives exchange between centres. kind is a category code; it is checked when
-- a row is staged (a foreign key would cost a look-up for each of a million rows; categories are never deleted).
create table incident (
    id              uuid not null,
    version_from    bigint not null,
    version_to      bigint,
    date_start      date not null,
    date_end        date not null,
    kind            text not null,
    non_state       boolean not null default false,
    severity        smallint check (severity between 1 and 5),
    fatalities      integer check (fatalities >= 0),
    injured         integer check (injured >= 0),
    abducted        integer check (abducted >= 0),
    displaced       integer check (displaced >= 0),
    geom            geometry(Point, 4326),
    precision       text not null
                    check (precision in ('EXACT', 'SETTLEMENT', 'COMMUNE', 'PROVINCE', 'REGION', 'COUNTRY', 'NONE')),
    uncertainty_km  real check (uncertainty_km >= 0),
    country         char(3),
    area_pcode      text,           -- the finest area that is really known, at the level of precision
    placement       text check (placement in ('NEAREST', 'BORDER_AMBIGUOUS')),
    reliability     char(1) check (reliability between 'A' and 'F'),       -- of the best report
    credibility     smallint check (credibility between 1 and 6),
    sources         text[] not null,                                       -- of all its reports, sorted
    marking         text not null default 'TLP:AMBER'                      -- the highest of its reports
                    check (marking in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    status          text not null check (status in ('REPORTED', 'VERIFIED', 'DENIED')),
    organisation_id integer not null,
    releasable_to   text[] not null default '{}',
    exercise        boolean not null default false,
    edited          boolean not null default false,    -- a person changed it after its report came in
    primary key (id, version_from),
    check (date_end >= date_start)
);
create index incident_position on incident using gist (geom) where version_to is null;
create index incident_date on incident (date_start desc, id) where version_to is null;
create index incident_area on incident (area_pcode, date_start) where version_to is null;
create index incident_version_from on incident using brin (version_from) with (pages_per_range = 16);
create index incident_version_to on incident (version_to) where version_to is not null;

create sequence report_id;

-- What a source said. A situation report ("RAS", nothing to report) has no incident; its own days and area stand here.
create table report (
    id                 bigint not null default nextval('report_id'),
    version_from       bigint not null,
    version_to         bigint,
    incident_id        uuid,
    source             text not null,
    source_ref         text not null,
    received_at        timestamptz not null default now(),
    description        text,
    reliability        char(1) check (reliability between 'A' and 'F'),
    credibility        smallint check (credibility between 1 and 6),
    marking            text not null default 'TLP:AMBER'
                       check (marking in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    organisation_id    integer not null,
    date_start         date,
    date_end           date,
    area_pcode         text,
    country            char(3),
    stated_country     text,       -- the words of the source, kept as they came
    stated_region      text,
    stated_province    text,
    stated_commune     text,
    stated_place       text,
    original_kind      text,
    original_precision text,
    exercise           boolean not null default false,
    content_hash       uuid not null,
    deleted            boolean not null default false,  -- a tombstone: the source may send it again, it stays away
    primary key (id, version_from),
    check (incident_id is not null or (date_start is not null and date_end is not null))
);
create unique index report_source_ref on report (source, source_ref) where version_to is null;
create index report_incident on report (incident_id) where version_to is null;
create index report_situation on report (area_pcode, date_end) where incident_id is null and version_to is null;
create index report_version_from on report using brin (version_from) with (pages_per_range = 16);
create index report_version_to on report (version_to) where version_to is not null;

-- ---------------------------------------------------------------- coverage

-- Which source watches which area, from when to when. area_pcode null: the whole country.
create table coverage (
    id           bigint generated always as identity primary key,
    source       text not null,
    country      char(3) not null,
    area_pcode   text,
    date_from    date not null,
    date_to      date,              -- null: still watching
    job_id       uuid,
    version_from bigint not null,
    version_to   bigint,
    check (date_to >= date_from)
);
create index coverage_current on coverage (country, source) where version_to is null;
