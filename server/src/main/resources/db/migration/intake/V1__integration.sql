-- Why: who may send to us, what their last messages were, and which messages must count only once.
-- Keys are kept as they are: administrators copy them into their senders, and `export` writes them.
create table intake.integration (
    id text not null,
    service text not null,
    kind text not null,
    key text not null,
    secret text,
    service_label text,
    mapping jsonb,
    created_at timestamptz not null,
    constraint integration_pk primary key (id),
    constraint integration_key_once unique (key),
    constraint integration_key_is_hexadecimal check (key ~ '^[0-9a-f]{32}$'),
    constraint integration_service_fk foreign key (service) references services.service (id)
);
create index integration_service on intake.integration (service);

-- The last messages of an integration, for its page; written after the answer, so never part of it.
create table intake.capture (
    id bigint generated always as identity,
    integration text not null,
    at timestamptz not null,
    format text not null,
    status int not null,
    became text not null,
    body text not null,
    constraint capture_pk primary key (id),
    constraint capture_integration_fk foreign key (integration)
        references intake.integration (id) on delete cascade
);
create index capture_integration on intake.capture (integration, id desc);

-- CloudEvents: the pair of source and id names an event once and for all.
create table intake.cloud_event (
    integration text not null,
    digest text not null,
    at timestamptz not null,
    constraint cloud_event_pk primary key (integration, digest),
    constraint cloud_event_integration_fk foreign key (integration)
        references intake.integration (id) on delete cascade
);
create index cloud_event_at on intake.cloud_event (at);

-- Opsgenie answers 202 and tells under a request's id what became of it.
create table intake.request (
    id uuid not null,
    integration text not null,
    action text not null,
    at timestamptz not null,
    success boolean not null,
    status text not null,
    alert_id bigint,
    alias text not null,
    constraint request_pk primary key (id),
    constraint request_integration_fk foreign key (integration)
        references intake.integration (id) on delete cascade
);
create index request_at on intake.request (at);
