-- Why: what the lenses found, run by run; which patterns are frozen; what another pager sent.
create table patterns.run (
    id bigint generated always as identity,
    state text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    begun_at timestamptz, -- null while it waits
    ended_at timestamptz, -- null until it has ended
    lens text not null,
    done int not null,
    lenses int not null,
    cancel_asked boolean not null,
    because text not null, -- why it failed; else empty
    lease_owner text,
    lease_until timestamptz,
    report jsonb, -- null until it is done
    constraint run_pk primary key (id),
    constraint run_state check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
    constraint run_ended check ((state in ('waiting', 'running')) = (ended_at is null)),
    constraint run_report check ((state = 'done') = (report is not null))
);
create unique index run_one_waits on patterns.run (state) where state = 'waiting';
create unique index run_one_runs on patterns.run (state) where state = 'running';
create index run_done on patterns.run (id desc) where state = 'done';

create table patterns.finding (
    run bigint not null,
    position int not null,
    pattern text not null,
    answer jsonb not null,
    constraint finding_pk primary key (run, position),
    constraint finding_run_fk foreign key (run) references patterns.run (id) on delete cascade
);
create unique index finding_pattern on patterns.finding (pattern, run desc);

-- A pattern once seen is frozen: from then on it is tested alone, on what came later.
create table patterns.frozen (
    pattern text not null,
    seen_at timestamptz not null,
    constraint frozen_pk primary key (pattern)
);

create table patterns.test_alone (
    run bigint not null,
    pattern text not null,
    since timestamptz not null,
    answer jsonb not null,
    constraint test_alone_pk primary key (run, pattern),
    constraint test_alone_run_fk foreign key (run) references patterns.run (id) on delete cascade
);

-- Who lets their days away and their nights be shown as evidence.
create table patterns.agreed (
    person text not null,
    agreed_at timestamptz not null,
    constraint agreed_pk primary key (person),
    constraint agreed_person_fk foreign key (person) references people.person (id) on delete cascade
);

-- Pages that another pager sent before this one did.
create table patterns.told_page (
    person text not null,
    rung_at timestamptz not null,
    service text not null,
    constraint told_page_pk primary key (person, rung_at, service),
    constraint told_page_person_fk foreign key (person) references people.person (id) on delete cascade
);
create index told_page_at on patterns.told_page (rung_at);
