-- Why: worries that people hand in, without any row that joins an unlinkable one to a person or an
-- hour. There is no time in any table that holds one, keys are random, and its rows are rewritten in
-- random order, so that neither their place nor their transaction tells when they came.
create table radar.cycle (
    id bigint generated always as identity,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    is_closed boolean not null default false,
    desk_filled_on date,
    constraint cycle_pk primary key (id),
    constraint cycle_order check (opens_at < closes_at)
);
create unique index cycle_open on radar.cycle (is_closed) where not is_closed;

-- The private half is deleted when the cycle closes.
create table radar.ticket_key (
    cycle bigint not null,
    slot smallint not null,
    modulus text not null,
    private_key bytea,
    constraint ticket_key_pk primary key (cycle, slot),
    constraint ticket_key_slot check (slot between 1 and 3),
    constraint ticket_key_cycle_fk foreign key (cycle) references radar.cycle (id)
);

-- Who was given the ticket of a slot: drawn blindly, or kept back for a confidential worry.
create table radar.draw (
    cycle bigint not null,
    slot smallint not null,
    person text not null,
    request text,
    is_confidential boolean not null default false,
    constraint draw_pk primary key (cycle, slot, person),
    constraint draw_cycle_fk foreign key (cycle) references radar.cycle (id),
    constraint draw_person_fk foreign key (person) references people.person (id)
);

-- Digests of tickets that were handed in, each once.
create table radar.spent_ticket (
    cycle bigint not null,
    slot smallint not null,
    digest text not null,
    constraint spent_ticket_pk primary key (cycle, slot, digest)
);

create table radar.risk (
    id bigint generated always as identity,
    told text not null default '',
    first_cycle bigint not null,
    on_agenda boolean not null default false,
    released integer not null default 0,
    first_heard timestamptz,
    constraint risk_pk primary key (id),
    constraint risk_released check (released >= 0),
    constraint risk_cycle_fk foreign key (first_cycle) references radar.cycle (id)
);

create table radar.submission (
    id uuid not null,
    cycle bigint not null,
    slot smallint,
    promise text not null,
    known_by text not null,
    part text not null,
    risk bigint,
    on_desk boolean not null default false,
    is_counted boolean not null default false,
    has_answer boolean not null default false,
    receipt text,
    constraint submission_pk primary key (id),
    constraint submission_promise check (promise in ('confidential', 'unlinkable')),
    constraint submission_known_by check (known_by in ('feeling', 'saw', 'nearly')),
    constraint submission_receipt check ((promise = 'unlinkable') = (receipt is not null)),
    constraint submission_cycle_fk foreign key (cycle) references radar.cycle (id),
    constraint submission_risk_fk foreign key (risk) references radar.risk (id)
);
create index submission_risk on radar.submission (risk);
create unique index submission_receipt on radar.submission (receipt) where receipt is not null;

-- The words as they came; deleted 90 days after the cycle.
create table radar.original (
    submission uuid not null,
    cycle bigint not null,
    words text not null,
    constraint original_pk primary key (submission)
);
create index original_cycle on radar.original (cycle);

-- Who handed in a confidential one.
create table radar.sender (
    submission uuid not null,
    person text not null,
    by_mail boolean not null default false,
    constraint sender_pk primary key (submission),
    constraint sender_person_fk foreign key (person) references people.person (id)
);
create index sender_person on radar.sender (person);

-- The talk about one submission, numbered, without times.
create table radar.note (
    submission uuid not null,
    number integer not null,
    by_curator boolean not null,
    words text not null,
    constraint note_pk primary key (submission, number)
);

-- A curator said that these are not the same worry.
create table radar.kept_apart (
    submission uuid not null,
    other text not null,
    constraint kept_apart_pk primary key (submission, other)
);

create table radar.risk_service (
    risk bigint not null,
    service text not null,
    constraint risk_service_pk primary key (risk, service),
    constraint risk_service_risk_fk foreign key (risk) references radar.risk (id),
    constraint risk_service_service_fk foreign key (service) references services.service (id)
);
create index risk_service_service on radar.risk_service (service);

create table radar.risk_incident (
    risk bigint not null,
    incident bigint not null,
    linked_at timestamptz not null,
    constraint risk_incident_pk primary key (risk, incident),
    constraint risk_incident_risk_fk foreign key (risk) references radar.risk (id),
    constraint risk_incident_incident_fk foreign key (incident) references incidents.incident (id)
);
create index risk_incident_incident on radar.risk_incident (incident);

-- What came of a risk, told back to those who handed it in.
create table radar.came_of (
    id bigint generated always as identity,
    risk bigint not null,
    at timestamptz not null,
    words text not null,
    constraint came_of_pk primary key (id),
    constraint came_of_risk_fk foreign key (risk) references radar.risk (id)
);
create index came_of_risk on radar.came_of (risk);

create table radar.session (
    id bigint generated always as identity,
    starts_at timestamptz not null,
    state text not null default 'planned',
    attended integer,
    constraint session_pk primary key (id),
    constraint session_state check (state in ('planned', 'running', 'held')),
    constraint session_attended check (attended between 1 and 10000)
);
create unique index session_next on radar.session (state) where state <> 'held';

-- What was heard in a session, with the number that was told there.
create table radar.agenda_item (
    session bigint not null,
    risk bigint not null,
    position integer not null,
    told text not null,
    people integer not null,
    facets text not null default '',
    see_it_too integer not null default 0,
    constraint agenda_item_pk primary key (session, risk),
    constraint agenda_item_session_fk foreign key (session) references radar.session (id),
    constraint agenda_item_risk_fk foreign key (risk) references radar.risk (id)
);
create index agenda_item_risk on radar.agenda_item (risk);

create table radar.view (
    id bigint generated always as identity,
    session bigint not null,
    risk bigint not null,
    words text not null,
    constraint view_pk primary key (id),
    constraint view_item_fk foreign key (session, risk) references radar.agenda_item (session, risk)
);
create index view_item on radar.view (session, risk);

-- Two curators who looked up a name, why, and that the person was told.
create table radar.disclosure (
    id bigint generated always as identity,
    submission uuid not null,
    reason text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    agreed_by text,
    agreed_at timestamptz,
    constraint disclosure_pk primary key (id),
    constraint disclosure_two check (agreed_by is null or agreed_by <> asked_by),
    constraint disclosure_asked_fk foreign key (asked_by) references people.person (id),
    constraint disclosure_agreed_fk foreign key (agreed_by) references people.person (id)
);
create unique index disclosure_open on radar.disclosure (submission) where agreed_by is null;
