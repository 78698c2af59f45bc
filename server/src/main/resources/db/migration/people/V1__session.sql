-- Why: sign-ins survive a restart and hold on every server. The tables of Spring Session 4.
create table people.session (
    primary_id char(36) not null,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name text,
    constraint session_pk primary key (primary_id)
);
create unique index session_session_id on people.session (session_id);
create index session_expiry_time on people.session (expiry_time);
create index session_principal_name on people.session (principal_name);

create table people.session_attributes (
    session_primary_id char(36) not null,
    attribute_name text not null,
    attribute_bytes bytea not null,
    constraint session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint session_attributes_session_fk foreign key (session_primary_id)
        references people.session (primary_id) on delete cascade
);
