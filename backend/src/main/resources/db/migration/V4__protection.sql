-- What readers may see, and what nobody may see any more.

-- Secret keys of this store, made at random when first needed: they outlive a restore, and all instances have the same.
create table protection_key (
    purpose text primary key,
    key     bytea not null
);

-- Whose words wait for a place: AMBER+STRICT and RED ones are for the eyes of that organisation.
alter table geocode_review_subject add column organisation text not null default 'LOCAL';

-- What an organisation keeps to itself is not known to others, who may hold the same reference without knowing.
drop index report_source_ref;
create unique index report_source_ref on report (source, source_ref, organisation_id) where version_to is null;

-- What was erased: of each report a keyed hash of its source and reference, so that it stays away when it is sent again, and is
-- erased again from an older store that is restored. Nothing of its content.
create table erasure (
    keyed_hash bytea primary key,
    at         timestamptz not null,
    by         text not null,
    reason     text not null,
    version    bigint not null
);

-- The data versions in which rows went away without saying so: what holds rows in memory reads them anew.
create table erased_version (
    version bigint primary key
);

-- Who stands behind a source's code name, encrypted (AES-GCM) with a key that is not in the database.
create table source_identity (
    organisation text not null,
    code         text not null check (code <> ''),
    nonce        bytea not null,
    sealed       bytea not null,
    changed_at   timestamptz not null,
    changed_by   text not null,
    primary key (organisation, code)
);
