-- Why: meetings at hours that are kind, who was asked to give up which hour, and who wished to come.
create table meetings.meeting (
    id bigint generated always as identity,
    subject text not null,
    title text not null,
    address text not null,
    length_minutes int not null,
    organiser text not null,
    sequence int not null default 0,
    cancelled_at timestamptz,
    planned_at timestamptz not null,
    constraint meeting_pk primary key (id),
    constraint meeting_length check (length_minutes between 15 and 480)
);
create index meeting_subject on meetings.meeting (subject);
-- One meeting of a subject at a time; a second planner learns of the first.
create unique index meeting_planned_once on meetings.meeting (subject) where cancelled_at is null;

create table meetings.session (
    meeting bigint not null,
    number int not null,
    starts_at timestamptz not null,
    constraint session_pk primary key (meeting, number),
    constraint session_meeting_fk foreign key (meeting) references meetings.meeting (id)
);
create index session_starts_at on meetings.session (starts_at);

-- The ledger: what each session asks of each person.
create table meetings.invitation (
    meeting bigint not null,
    session int not null,
    person text not null,
    is_essential boolean not null,
    cost int not null,
    attendance text not null default 'invited',
    constraint invitation_pk primary key (meeting, session, person),
    constraint invitation_session_fk foreign key (meeting, session) references meetings.session (meeting, number),
    constraint invitation_attendance check (attendance in ('invited', 'coming', 'account', 'declined'))
);
create index invitation_person on meetings.invitation (person);

-- When somebody sleeps, where it is not 23:00 to 06:00.
create table meetings.sleep (
    person text not null,
    hours text not null,
    constraint sleep_pk primary key (person)
);
