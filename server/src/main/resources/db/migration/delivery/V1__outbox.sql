-- Why: nothing is sent that is not a committed row, and nothing committed is forgotten.
create table delivery.message (
    id bigint generated always as identity,
    channel text not null,
    address text not null,
    person text, -- null: for a place, not a person
    priority smallint not null,
    subject text not null,
    text text not null,
    html text, -- null: the text is enough
    reference text not null,
    idempotency_key text not null,
    extras jsonb not null,
    state text not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    ended_at timestamptz, -- null: not sent, failed or bundled yet
    attempts int not null,
    may_be_repeat boolean not null,
    lease_owner text, -- null: no server holds it
    lease_until timestamptz, -- null: no server holds it
    reason text not null,
    fell_from bigint, -- null: not sent in place of another message
    has_fallen boolean not null,
    bundled_into bigint, -- null: sent by itself
    constraint message_pk primary key (id),
    constraint message_idempotency_key unique (idempotency_key),
    constraint message_state check (state in ('waiting', 'sending', 'sent', 'failed', 'bundled')),
    constraint message_priority check (priority between 0 and 2),
    constraint message_lease check ((state = 'sending') = (lease_until is not null)),
    constraint message_fell_from_fk foreign key (fell_from) references delivery.message (id),
    constraint message_bundled_into_fk foreign key (bundled_into) references delivery.message (id)
);
create index message_waiting on delivery.message (channel, priority, due_at, id)
    where state = 'waiting';
create index message_waiting_address on delivery.message (channel, address)
    where state = 'waiting';
create index message_sending on delivery.message (lease_until) where state = 'sending';
create index message_reference on delivery.message (reference);
create index message_ended on delivery.message (state, id);
create index message_fell_from on delivery.message (fell_from) where fell_from is not null;
create index message_bundled_into on delivery.message (bundled_into)
    where bundled_into is not null;

create table delivery.attempt (
    message bigint not null,
    number int not null,
    server text not null,
    started_at timestamptz not null,
    ended_at timestamptz, -- null: under way
    outcome text not null,
    reason text not null,
    provider_reference text not null,
    constraint attempt_pk primary key (message, number),
    constraint attempt_message_fk foreign key (message) references delivery.message (id)
        on delete cascade,
    constraint attempt_outcome
        check (outcome in ('under way', 'sent', 'refused', 'try later', 'unknown'))
);

-- How many messages left for an address in the minute that began at minute_from.
create table delivery.pace (
    channel text not null,
    address text not null,
    minute_from timestamptz not null,
    sent int not null,
    constraint pace_pk primary key (channel, address)
);

-- Addresses that the provider refuses, until one message arrives again.
create table delivery.refused_address (
    channel text not null,
    address text not null,
    since timestamptz not null,
    reason text not null,
    constraint refused_address_pk primary key (channel, address)
);

create table delivery.contact_method (
    id bigint generated always as identity,
    person text not null,
    channel text not null,
    address text not null,
    label text not null,
    created_at timestamptz not null,
    verified_at timestamptz, -- null: not proved yet
    is_configured boolean not null,
    code text not null,
    code_until timestamptz, -- null: no code was sent
    code_tries int not null,
    constraint contact_method_pk primary key (id),
    constraint contact_method_address unique (person, channel, address)
);
create index contact_method_configured on delivery.contact_method (channel, address)
    where is_configured;

-- What a reader finds inside the product.
create table delivery.inbox_message (
    message bigint not null,
    person text, -- null: for no person
    address text not null,
    channel text not null,
    subject text not null,
    text text not null,
    link text not null,
    arrived_at timestamptz not null,
    constraint inbox_message_pk primary key (message),
    constraint inbox_message_message_fk foreign key (message) references delivery.message (id)
        on delete cascade
);
create index inbox_message_person on delivery.inbox_message (person, message);

-- Keys that the server makes for itself when the operator gives none.
create table delivery.secret (
    name text not null,
    value text not null,
    created_at timestamptz not null,
    constraint secret_pk primary key (name)
);
