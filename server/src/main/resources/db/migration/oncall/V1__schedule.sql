-- Why: who is on call. A plan is never rewritten, only followed by the next one, so that the past
-- answers as it did; overrides that people give are rows of their own, for files do not know them.
create table oncall.schedule (
    id text not null,
    name text not null,
    team text,
    removed boolean not null default false,
    version bigint not null,
    constraint schedule_pk primary key (id),
    constraint schedule_id_is_slug check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    constraint schedule_team_fk foreign key (team) references people.team (id)
);
create index schedule_team on oncall.schedule (team);

-- A version is never given twice, not even after a rollback: caches compare it.
create sequence oncall.version;

create table oncall.plan (
    schedule text not null,
    number integer not null,
    valid_from timestamptz not null,
    plan jsonb not null,
    constraint plan_pk primary key (schedule, number),
    constraint plan_schedule_fk foreign key (schedule) references oncall.schedule (id)
);

create table oncall.override (
    id bigint generated always as identity,
    schedule text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    people text[] not null,
    reason text not null,
    given_by text not null,
    given_at timestamptz not null,
    constraint override_pk primary key (id),
    constraint override_schedule_fk foreign key (schedule) references oncall.schedule (id),
    constraint override_in_order check (starts_at < ends_at),
    constraint override_has_people check (cardinality(people) > 0)
);
create index override_schedule on oncall.override (schedule, id);

create table oncall.roster (
    id text not null,
    name text not null,
    constraint roster_pk primary key (id),
    constraint roster_id_is_slug check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$')
);

create table oncall.roster_member (
    roster text not null,
    place integer not null,
    person text not null,
    constraint roster_member_pk primary key (roster, person),
    constraint roster_member_roster_fk foreign key (roster) references oncall.roster (id),
    constraint roster_member_person_fk foreign key (person) references people.person (id)
);
create index roster_member_person on oncall.roster_member (person);

-- How often somebody asked for new calendar addresses; each time the earlier ones end.
create table oncall.calendar (
    person text not null,
    generation integer not null,
    constraint calendar_pk primary key (person),
    constraint calendar_person_fk foreign key (person) references people.person (id)
);
