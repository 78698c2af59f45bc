-- Why: what teams run, who needs whom, who knows it, what was done to it and what will be.
create table services.service (
    id text not null,
    name text not null,
    team text,
    created_at timestamptz not null,
    constraint service_pk primary key (id),
    constraint service_id_is_slug check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    constraint service_team_fk foreign key (team) references people.team (id)
);
create index service_team on services.service (team);
create index service_name on services.service (lower(name), id);

create table services.dependency (
    service text not null,
    needs text not null,
    constraint dependency_pk primary key (service, needs),
    constraint dependency_service_fk foreign key (service) references services.service (id),
    constraint dependency_needs_fk foreign key (needs) references services.service (id),
    constraint dependency_not_on_itself check (service <> needs)
);
create index dependency_needs on services.dependency (needs);

create table services.knowledge (
    service text not null,
    person text not null,
    since date not null,
    until date,
    constraint knowledge_pk primary key (service, person, since),
    constraint knowledge_service_fk foreign key (service) references services.service (id),
    constraint knowledge_person_fk foreign key (person) references people.person (id),
    constraint knowledge_in_order check (until >= since)
);
create index knowledge_person on services.knowledge (person);

create table services.change (
    id bigint generated always as identity,
    service text not null,
    summary text not null,
    at timestamptz not null,
    source text not null,
    person text,
    link text,
    key text,
    recorded_at timestamptz not null,
    constraint change_pk primary key (id),
    constraint change_service_fk foreign key (service) references services.service (id),
    constraint change_person_fk foreign key (person) references people.person (id),
    constraint change_once unique (source, key)
);
create index change_service_at on services.change (service, at desc);
create index change_at on services.change (at desc);

create table services.heads_up (
    id bigint generated always as identity,
    service text not null,
    given_by text not null,
    text text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    constraint heads_up_pk primary key (id),
    constraint heads_up_service_fk foreign key (service) references services.service (id),
    constraint heads_up_person_fk foreign key (given_by) references people.person (id),
    constraint heads_up_in_order check (starts_at < ends_at)
);
create index heads_up_service_end on services.heads_up (service, ends_at);
