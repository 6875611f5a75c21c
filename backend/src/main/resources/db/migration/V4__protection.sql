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
