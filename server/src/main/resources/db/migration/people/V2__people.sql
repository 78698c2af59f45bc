-- Why: who there is, who belongs to what, who is away, and what was done by whom.
create table people.person (
    id text not null,
    name text not null,
    email text not null,
    zone text not null,
    hours text not null,
    role text not null,
    active boolean not null,
    theme text not null default '',
    created_at timestamptz not null,
    changed_at timestamptz not null,
    erased_at timestamptz,
    constraint person_pk primary key (id),
    constraint person_id_is_slug check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    constraint person_role check (role in ('viewer', 'responder', 'curator', 'administrator')),
    constraint person_theme check (theme in ('', 'light', 'dark')),
    constraint person_active_has_email check (not active or email <> '')
);
create unique index person_email on people.person (lower(email)) where email <> '';
create index person_name on people.person (lower(name), id) where erased_at is null;

create table people.team (
    id text not null,
    name text not null,
    created_at timestamptz not null,
    constraint team_pk primary key (id),
    constraint team_id_is_slug check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$')
);

create table people.team_member (
    team text not null,
    person text not null,
    position int not null,
    constraint team_member_pk primary key (team, person),
    constraint team_member_team_fk foreign key (team) references people.team (id) on delete cascade,
    constraint team_member_person_fk foreign key (person) references people.person (id)
);
create index team_member_person on people.team_member (person);

create table people.absence (
    id bigint generated always as identity,
    person text not null,
    first_day date not null,
    last_day date not null,
    kind text not null,
    source text not null,
    created_at timestamptz not null,
    constraint absence_pk primary key (id),
    constraint absence_person_fk foreign key (person) references people.person (id),
    constraint absence_days_in_order check (first_day <= last_day),
    constraint absence_once unique (person, first_day, last_day, kind)
);
create index absence_days on people.absence (last_day, first_day);

create table people.audit (
    id bigint generated always as identity,
    at timestamptz not null,
    actor text not null,
    verb text not null,
    subject text not null,
    detail text not null,
    constraint audit_pk primary key (id)
);
create index audit_subject on people.audit (subject, id desc);

-- The audit only grows. Whoever owns the database could still drop the trigger; a plain mistake or a
-- hole in the server cannot.
create function people.refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is append-only: % refused', tg_op;
end
$$;
create trigger audit_is_append_only before update or delete on people.audit
    for each row execute function people.refuse_change_of_audit();
create trigger audit_is_not_emptied before truncate on people.audit
    for each statement execute function people.refuse_change_of_audit();
