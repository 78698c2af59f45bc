-- Why: how people and programs prove who they are. Passwords and tokens are kept as hashes only.
create table people.password (
    person text not null,
    hash text not null,
    changed_at timestamptz not null,
    constraint password_pk primary key (person),
    constraint password_person_fk foreign key (person) references people.person (id)
);

-- Somebody's account at an OpenID provider.
create table people.identity (
    issuer text not null,
    subject text not null,
    person text not null,
    linked_at timestamptz not null,
    constraint identity_pk primary key (issuer, subject),
    constraint identity_person_fk foreign key (person) references people.person (id)
);
create index identity_person on people.identity (person);

-- A link with which a person chooses a password; without a person it makes the first administrator.
create table people.setup_link (
    hash text not null,
    person text,
    made_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint setup_link_pk primary key (hash),
    constraint setup_link_person_fk foreign key (person) references people.person (id)
);
create index setup_link_person on people.setup_link (person);

-- Tries of passwords, to slow down those who guess. Forgotten after thirty days.
create table people.sign_in_attempt (
    id bigint generated always as identity,
    account text not null,
    address text not null,
    at timestamptz not null,
    succeeded boolean not null,
    constraint sign_in_attempt_pk primary key (id)
);
create index sign_in_attempt_account on people.sign_in_attempt (account, at desc);
create index sign_in_attempt_address on people.sign_in_attempt (address, at desc);

create table people.api_token (
    id bigint generated always as identity,
    hash text not null,
    name text not null,
    owner text not null,
    scope text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_on date,
    revoked_at timestamptz,
    constraint api_token_pk primary key (id),
    constraint api_token_hash_once unique (hash),
    constraint api_token_scope check (scope in ('read', 'changes', 'respond', 'configure')),
    constraint api_token_owner_fk foreign key (owner) references people.person (id)
);
create index api_token_owner on people.api_token (owner);

create table people.absence_feed (
    id bigint generated always as identity,
    person text not null,
    url text not null,
    kind text not null,
    matching text not null,
    created_at timestamptz not null,
    next_poll_at timestamptz not null,
    lease_until timestamptz,
    lease_owner text,
    polled_at timestamptz,
    problem text not null default '',
    constraint absence_feed_pk primary key (id),
    constraint absence_feed_person_fk foreign key (person) references people.person (id),
    constraint absence_feed_once unique (person, url)
);
create index absence_feed_due on people.absence_feed (next_poll_at);
