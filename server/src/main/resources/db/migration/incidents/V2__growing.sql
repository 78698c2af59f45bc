-- Why: the record grows by itself and tells nothing twice; some incidents are for few eyes; tasks,
-- updates and relations; what other systems told is taken over once.
alter table incidents.incident
    add column restricted boolean not null default false,
    add column seen_at timestamptz,
    add column import_key text,
    add column import_digest text;
create unique index incident_import_key on incidents.incident (import_key) where import_key is not null;
alter table incidents.incident drop constraint incident_sight;
alter table incidents.incident add constraint incident_sight
    check (sight in ('seen', 'late', 'missed', 'false', 'not_asked'));
create index incident_seen_by on incidents.incident (seen_by, closed_at desc) where seen_by is not null;
create index incident_missed on incidents.incident (closed_at desc) where sight = 'missed';
drop index incidents.incident_declared_at;
create index incident_declared_at on incidents.incident (declared_at desc, id desc);

-- The source names what a line tells of, e.g. 'alert:7', so that it is told once; empty by hand.
alter table incidents.record_line
    add column source text not null default '',
    add column original text not null default '';
create unique index record_line_source on incidents.record_line (incident, source) where source <> '';

create table incidents.write_up (
    incident bigint not null,
    text text not null,
    source text not null,
    written_at timestamptz not null,
    constraint write_up_pk primary key (incident),
    constraint write_up_incident_fk foreign key (incident) references incidents.incident (id)
);

create table incidents.reader (
    incident bigint not null,
    person text not null,
    constraint reader_pk primary key (incident, person),
    constraint reader_incident_fk foreign key (incident) references incidents.incident (id)
);

create table incidents.task (
    id bigint generated always as identity,
    incident bigint not null,
    text text not null,
    person text,
    created_at timestamptz not null,
    done_at timestamptz,
    constraint task_pk primary key (id),
    constraint task_incident_fk foreign key (incident) references incidents.incident (id)
);
create index task_incident on incidents.task (incident, id);

create table incidents.follower (
    incident bigint not null,
    person text not null,
    since timestamptz not null,
    constraint follower_pk primary key (incident, person),
    constraint follower_incident_fk foreign key (incident) references incidents.incident (id)
);

create table incidents.relation (
    incident bigint not null,
    other bigint not null,
    kind text not null,
    note text not null,
    constraint relation_pk primary key (incident, other),
    constraint relation_kind check (kind in ('related', 'duplicate')),
    constraint relation_other check (incident <> other),
    constraint relation_incident_fk foreign key (incident) references incidents.incident (id),
    constraint relation_other_fk foreign key (other) references incidents.incident (id)
);
create index relation_of_other on incidents.relation (other);

-- What the public status page says; written by hand only.
create table incidents.public_update (
    id bigint generated always as identity,
    incident bigint not null,
    at timestamptz not null,
    state text not null,
    text text not null,
    constraint public_update_pk primary key (id),
    constraint public_update_state check (state in ('investigating', 'identified', 'monitoring', 'resolved')),
    constraint public_update_incident_fk foreign key (incident) references incidents.incident (id)
);
create index public_update_incident on incidents.public_update (incident, id);
create index public_update_at on incidents.public_update (at desc);
