-- Why: an opened alert becomes a page with its policy frozen inside, and each timer is a row.
create table paging.policy (
    id text not null,
    name text not null,
    definition jsonb not null,
    changed_at timestamptz not null,
    constraint policy_pk primary key (id),
    constraint policy_id_is_slug check (id ~ '^[a-z0-9][a-z0-9._-]{0,62}$')
);

create table paging.service_policy (
    service text not null,
    policy text not null,
    constraint service_policy_pk primary key (service),
    constraint service_policy_service_fk foreign key (service)
        references services.service (id) on delete cascade,
    constraint service_policy_policy_fk foreign key (policy) references paging.policy (id)
);
create index service_policy_policy on paging.service_policy (policy);

-- Whose turn it is in a step that pages one of several.
create table paging.turn (
    policy text not null,
    step int not null,
    taken bigint not null,
    constraint turn_pk primary key (policy, step)
);

-- How a person wants to be notified.
create table paging.rule (
    person text not null,
    urgency text not null,
    position int not null,
    after_seconds int not null,
    channel text not null,
    address text, -- null: the person's contact method of that channel
    constraint rule_pk primary key (person, urgency, position),
    constraint rule_person_fk foreign key (person) references people.person (id) on delete cascade,
    constraint rule_urgency check (urgency in ('high', 'low'))
);

-- When pages of low urgency wait, in the person's own zone.
create table paging.quiet_hours (
    person text not null,
    quiet_from time not null,
    quiet_to time not null,
    constraint quiet_hours_pk primary key (person),
    constraint quiet_hours_person_fk foreign key (person)
        references people.person (id) on delete cascade
);

create sequence paging.page_id;

create table paging.page (
    id bigint not null,
    alert bigint, -- null: a drill
    service text not null,
    severity text not null,
    title text not null,
    policies jsonb not null,
    state text not null,
    policy_index int not null,
    round int not null,
    round_start timestamptz not null,
    next_step int not null,
    reached_nobody boolean not null,
    everybody_at timestamptz, -- null: everybody was not called
    everybody_line text not null,
    opened_at timestamptz not null,
    acknowledged_at timestamptz, -- null: nobody has it
    acknowledged_by text not null,
    closed_at timestamptz, -- null: not closed
    due_at timestamptz, -- null: no timer; `because` says why
    because text not null,
    failures int not null,
    constraint page_pk primary key (id),
    constraint page_alert_fk foreign key (alert) references alerts.alert (id),
    constraint page_state check (state in ('firing', 'acknowledged', 'stopped', 'closed')),
    constraint page_closed check ((state = 'closed') = (closed_at is not null))
);
create unique index page_open_alert on paging.page (alert) where state <> 'closed';
create index page_due on paging.page (due_at) where due_at is not null;
create index page_open_service on paging.page (service) where state = 'firing';
create index page_no_timer on paging.page (id) where state = 'firing' and due_at is null;
create index page_state_id on paging.page (state, id);
create index page_alert on paging.page (alert);

create table paging.page_person (
    page bigint not null,
    person text not null,
    came text not null,
    because text not null,
    notified_at timestamptz not null,
    answer text not null,
    answered_at timestamptz, -- null: no answer yet
    remind_at timestamptz, -- null: not reminded
    reminders int not null,
    constraint page_person_pk primary key (page, person),
    constraint page_person_page_fk foreign key (page) references paging.page (id) on delete cascade,
    constraint page_person_came check (came in ('policy', 'brought', 'everybody', 'by themselves')),
    constraint page_person_answer check (answer in ('none', 'here', 'on the way', 'cannot'))
);
create index page_person_person on paging.page_person (person, page desc);

-- One planned or sent notification of a person.
create table paging.notification (
    id bigint generated always as identity,
    page bigint not null,
    person text not null,
    channel text not null,
    address text not null,
    because text not null,
    due_at timestamptz not null,
    state text not null,
    message bigint, -- null: not handed to the outbox
    constraint notification_pk primary key (id),
    constraint notification_page_fk foreign key (page) references paging.page (id)
        on delete cascade,
    constraint notification_state check (state in ('planned', 'sent', 'dropped')),
    constraint notification_message check ((state = 'sent') = (message is not null))
);
create index notification_due on paging.notification (due_at) where state = 'planned';
create index notification_page on paging.notification (page);

create table paging.entry (
    id bigint generated always as identity,
    page bigint not null,
    at timestamptz not null,
    kind text not null,
    actor text not null,
    words text not null,
    constraint entry_pk primary key (id),
    constraint entry_page_fk foreign key (page) references paging.page (id) on delete cascade
);
create index entry_page on paging.entry (page, id);

-- Which page a short code means, when it comes back from a phone.
create table paging.reply_code (
    phone text not null,
    code int not null,
    page bigint not null,
    person text not null,
    given_at timestamptz not null,
    constraint reply_code_pk primary key (phone, code),
    constraint reply_code_page_fk foreign key (page) references paging.page (id)
        on delete cascade deferrable initially deferred
);
create index reply_code_page on paging.reply_code (page);

-- What the vigil found, so that each finding is told once.
create table paging.finding (
    subject text not null,
    found_at timestamptz not null,
    told_at timestamptz not null,
    words text not null,
    constraint finding_pk primary key (subject)
);
