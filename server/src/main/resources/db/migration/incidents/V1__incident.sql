-- Why: incidents, who led and who came, and a record that only grows.
create table incidents.incident (
    id bigint generated always as identity,
    title text not null,
    summary text not null,
    kind text not null,
    severity smallint not null,
    phase text not null,
    declared_at timestamptz not null,
    felt_from timestamptz,
    felt_until timestamptz,
    stable_at timestamptz,
    closed_at timestamptz,
    sight text,
    seen_by text,
    felt_first_by text,
    alert bigint,
    is_real boolean not null default false,
    constraint incident_pk primary key (id),
    constraint incident_kind check (kind in ('impact', 'near_miss', 'surprise')),
    constraint incident_severity check (severity between 1 and 4),
    constraint incident_phase check (phase in ('responding', 'stable', 'closed')),
    constraint incident_sight check (sight in ('seen', 'late', 'missed', 'false')),
    constraint incident_window check (felt_until is null or felt_from is null or felt_until >= felt_from),
    constraint incident_closed check ((phase = 'closed') = (closed_at is not null))
);
create index incident_phase on incidents.incident (phase) where phase <> 'closed';
create index incident_declared_at on incidents.incident (declared_at desc);
create unique index incident_alert on incidents.incident (alert) where alert is not null and phase = 'responding';

create table incidents.touched_service (
    incident bigint not null,
    service text not null,
    position int not null,
    constraint touched_service_pk primary key (incident, service),
    constraint touched_service_incident_fk foreign key (incident) references incidents.incident (id)
);
create index touched_service_service on incidents.touched_service (service);

create table incidents.record_line (
    incident bigint not null,
    number bigint generated always as identity,
    at timestamptz not null,
    written_at timestamptz not null,
    kind text not null,
    author text,
    speaker text not null,
    text text not null,
    is_key_moment boolean not null,
    constraint record_line_pk primary key (incident, number),
    constraint record_line_incident_fk foreign key (incident) references incidents.incident (id)
);
create index record_line_at on incidents.record_line (incident, at, number);

-- The record is written once: the database itself refuses to change or drop a line.
create function incidents.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a line of the record is never changed; add a new one';
end $$;
create trigger record_line_is_kept before update or delete on incidents.record_line
    for each row execute function incidents.refuse_change();

create table incidents.role_holder (
    incident bigint not null,
    role text not null,
    person text,
    since timestamptz not null,
    constraint role_holder_pk primary key (incident, role),
    constraint role_holder_incident_fk foreign key (incident) references incidents.incident (id)
);

create table incidents.participant (
    incident bigint not null,
    person text not null,
    reached text not null,
    joined_at timestamptz not null,
    note text not null,
    constraint participant_pk primary key (incident, person),
    constraint participant_reached check (reached in ('oncall', 'paged', 'asked', 'chance')),
    constraint participant_incident_fk foreign key (incident) references incidents.incident (id)
);
create index participant_person on incidents.participant (person);
