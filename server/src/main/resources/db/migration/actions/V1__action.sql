-- Why: what was meant to be done after incidents, what the room said of it, and what became of it.
create table actions.action (
    id bigint generated always as identity,
    title text not null,
    detail text not null,
    origin text not null,
    incident bigint,
    session text,
    cost text not null,
    value smallint not null,
    strength text not null,
    state text not null,
    owner text,
    automates text,
    created_at timestamptz not null,
    rests_until timestamptz,
    touched_at timestamptz not null,
    forecasts_open boolean not null,
    ended_at timestamptz,
    reason text not null default '',
    lost_to text not null default '',
    overtaken_by bigint,
    surprise text,
    skill text,
    stop text,
    look_again date,
    reminded_at timestamptz,
    constraint action_pk primary key (id),
    constraint action_incident_fk foreign key (incident) references incidents.incident (id),
    constraint action_overtaken_by_fk foreign key (overtaken_by) references actions.action (id),
    constraint action_origin check (
        (origin = 'incident' and incident is not null)
        or (origin = 'radar' and session is not null)
        or origin = 'hand'),
    constraint action_cost check (cost in ('minutes', 'hours', 'days', 'weeks', 'months')),
    constraint action_value check (value between 1 and 5),
    constraint action_state check (
        state in ('resting', 'open', 'done', 'declined', 'overtaken', 'quiet', 'learnt')),
    constraint action_ended check ((state in ('resting', 'open')) = (ended_at is null)),
    constraint action_guard check ((surprise is null) = (look_again is null)),
    constraint action_not_by_itself check (overtaken_by <> id)
);
create index action_created_at on actions.action (created_at desc, id desc);
create index action_incident on actions.action (incident) where incident is not null;
create index action_going_on on actions.action (touched_at) where state in ('resting', 'open');
create index action_automates on actions.action (automates) where automates is not null;

-- Who forecast what, only until the forecasts are opened; then the rows go to `said`, without names.
create table actions.forecast (
    action bigint not null,
    person text not null,
    percent smallint not null,
    constraint forecast_pk primary key (action, person),
    constraint forecast_action_fk foreign key (action) references actions.action (id),
    constraint forecast_percent check (percent between 0 and 100)
);

create table actions.said (
    action bigint not null,
    people int not null,
    percent double precision not null,
    constraint said_pk primary key (action),
    constraint said_action_fk foreign key (action) references actions.action (id),
    constraint said_percent check (percent between 0 and 100 and people > 0)
);

-- Automations that took part in a later incident.
create table actions.took_part (
    action bigint not null,
    incident bigint not null,
    constraint took_part_pk primary key (action, incident),
    constraint took_part_action_fk foreign key (action) references actions.action (id),
    constraint took_part_incident_fk foreign key (incident) references incidents.incident (id)
);
create index took_part_incident on actions.took_part (incident);

create table actions.line (
    action bigint not null,
    number bigint generated always as identity,
    at timestamptz not null,
    actor text not null,
    text text not null,
    constraint line_pk primary key (action, number),
    constraint line_action_fk foreign key (action) references actions.action (id)
);
