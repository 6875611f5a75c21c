-- Who may enter, what they may do, and what they did.

-- ---------------------------------------------------------------- organisations and people

alter table organisation add column partner boolean not null default false;

-- A person of an organisation. password null: signs in elsewhere (OpenID Connect) or not at all.
create table person (
    id               integer generated always as identity primary key,
    login            text not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    name             text not null check (name <> ''),
    organisation_id  integer not null references organisation,
    role             text not null check (role in ('VIEWER', 'ANALYST', 'EDITOR', 'ADMIN')),
    clearance        text                      -- null: that of the role
                     check (clearance in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    grants           text[] not null default '{}' check (grants <@ array['EXACT_POINTS', 'SOURCE_IDENTITY']),
    enabled          boolean not null default true,
    password         text,                     -- encoded, with the name of its encoder
    must_change      boolean not null default false,
    created_at       timestamptz not null default now(),
    last_sign_in_at  timestamptz
);

-- A browser that a person signed in with. The cookie's value is not kept, only its hash.
create table sign_in (
    token_hash   bytea primary key,
    person_id    integer not null references person on delete cascade,
    created_at   timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    address      text not null
);
create index sign_in_person on sign_in (person_id);

-- A browser from which a person has signed in before: guesses made elsewhere do not slow it down.
create table known_device (
    token_hash   bytea primary key,
    person_id    integer not null references person on delete cascade,
    last_used_at timestamptz not null default now()
);
create index known_device_person on known_device (person_id);

-- Wrong passwords of late. origin: an address, a known device, or '' for the account from anywhere.
create unlogged table wrong_password (
    login      text not null,
    origin     text not null,
    failures   integer not null,
    last_at    timestamptz not null,
    wait_until timestamptz not null,
    primary key (login, origin)
);
create index wrong_password_last on wrong_password (last_at);

-- A machine's way in. The key is shown once; its hash is kept (a key has 190 random bits, which nobody finds by trying).
create table api_key (
    id               integer generated always as identity primary key,
    key_hash         bytea not null unique,
    hint             text not null,            -- its first signs, so that its owner knows it again
    name             text not null check (name <> ''),
    person_id        integer not null references person on delete cascade,
    role             text not null check (role in ('VIEWER', 'ANALYST', 'EDITOR', 'ADMIN')),  -- at most
    read_only        boolean not null default false,
    created_at       timestamptz not null default now(),
    expires_at       timestamptz,
    revoked_at       timestamptz,
    last_used_at     timestamptz,
    last_used_from   text
);
create index api_key_person on api_key (person_id);

-- ---------------------------------------------------------------- audit

-- What happened, a line an event. Each line's hash covers the line and the hash before it; audit_head is the last one.
create table audit_event (
    id           bigint primary key,
    at           timestamptz not null,
    who          text not null,
    role         text not null,
    organisation text not null,
    address      text not null,
    action       text not null,
    target       text not null,
    detail       text not null,
    outcome      text not null,
    hash         bytea not null
);
create index audit_event_at on audit_event (at);
create index audit_event_who on audit_event (who, id);

create table audit_head (
    singleton boolean primary key default true check (singleton),
    id        bigint not null,
    hash      bytea not null
);
insert into audit_head (id, hash) values (0, '\x');

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_event_stays before update or delete on audit_event
    for each row execute function audit_is_append_only();
create trigger audit_event_is_not_emptied before truncate on audit_event
    for each statement execute function audit_is_append_only();
