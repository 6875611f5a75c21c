-- What readers may see, and what nobody may see any more.

-- Secret keys of this store, made at random when first needed: they outlive a restore, and all instances have the same.
create table protection_key (
    purpose text primary key,
    key     bytea not null
);

-- Whose words wait for a place: AMBER+STRICT and RED ones are for the eyes of that organisation.
alter table geocode_review_subject add column organisation text not null default 'LOCAL';
