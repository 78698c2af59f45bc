-- Why: which experiments people agreed to, what each gate said, what became of each run, and what
-- people expected before and saw after it.
create table experiments.agreement (
    service text not null,
    agreed_by text not null,
    agreed_at timestamptz not null,
    until timestamptz not null,
    most_percent smallint not null,
    hosts text not null,
    constraint agreement_pk primary key (service),
    constraint agreement_percent check (most_percent between 1 and 100)
);

create table experiments.experiment (
    id bigint generated always as identity,
    title text not null,
    file text not null,
    service text not null,
    percent smallint not null,
    most_minutes smallint not null,
    source text not null,
    source_ref text not null,
    change_of_mind text not null,
    author text not null,
    written_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    constraint experiment_pk primary key (id),
    constraint experiment_source check (source in ('hunch', 'incident', 'theme', 'risk')),
    constraint experiment_approved check ((approved_by is null) = (approved_at is null)),
    constraint experiment_other_approves check (approved_by <> author)
);
create index experiment_source_i on experiments.experiment (source, source_ref);

create table experiments.experiment_metric (
    experiment bigint not null,
    metric text not null,
    constraint experiment_metric_pk primary key (experiment, metric),
    constraint experiment_metric_fk foreign key (experiment)
        references experiments.experiment (id)
);

create table experiments.run (
    id bigint generated always as identity,
    experiment bigint not null,
    service text not null,
    state text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    ended_at timestamptz,
    recovered_at timestamptz,
    verdict text,
    reason text not null default '',
    recovery text not null default '',
    stopped_by text,
    is_left_behind boolean not null default false,
    incident bigint,
    progress text not null default '',
    journal text,
    halt_asked text,
    constraint run_pk primary key (id),
    constraint run_experiment_fk foreign key (experiment) references experiments.experiment (id),
    constraint run_incident_fk foreign key (incident) references incidents.incident (id),
    constraint run_state check (
        state in ('refused', 'waiting', 'running', 'recovering', 'ended')),
    constraint run_leased check ((state = 'running') = (lease_owner is not null)),
    constraint run_judged check ((state in ('recovering', 'ended')) = (verdict is not null))
);
-- One target, one run.
create unique index run_alone_i on experiments.run (service)
    where state in ('waiting', 'running', 'recovering');
create index run_experiment_i on experiments.run (experiment, id desc);

create table experiments.gate_answer (
    run bigint not null,
    place smallint not null,
    gate text not null,
    passed boolean not null,
    answer text not null,
    constraint gate_answer_pk primary key (run, place),
    constraint gate_answer_run_fk foreign key (run) references experiments.run (id)
);

create table experiments.expectation (
    experiment bigint not null,
    person text not null,
    run bigint,
    expected text not null,
    said_at timestamptz not null,
    surprise smallint,
    noticed_by text,
    saw text not null default '',
    constraint expectation_experiment_fk foreign key (experiment)
        references experiments.experiment (id),
    constraint expectation_run_fk foreign key (run) references experiments.run (id),
    constraint expectation_surprise check (surprise between 0 and 3),
    constraint expectation_noticed check (
        noticed_by in ('alert', 'dashboard', 'user', 'nobody'))
);
create unique index expectation_next_i on experiments.expectation (experiment, person)
    where run is null;
create unique index expectation_run_i on experiments.expectation (run, person)
    where run is not null;

create table experiments.moved (
    run bigint not null,
    metric text not null,
    deviation bigint not null,
    was_named boolean not null,
    constraint moved_pk primary key (run, deviation),
    constraint moved_run_fk foreign key (run) references experiments.run (id)
);

create table experiments.halt (
    one boolean not null default true,
    reason text not null,
    by_whom text not null,
    at timestamptz not null,
    constraint halt_pk primary key (one),
    constraint halt_one check (one)
);
