-- Why: people ask each other to cover or swap, and hand over with a note. An accepted request becomes
-- overrides; the row stays as the record of who agreed.
create table oncall.request (
    id bigint generated always as identity,
    schedule text not null,
    asker text not null,
    asked text, -- null: whoever can
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    return_starts_at timestamptz, -- null: a cover, nothing in return
    return_ends_at timestamptz,
    reason text not null,
    created_at timestamptz not null,
    state text not null,
    answered_by text,
    answered_at timestamptz,
    constraint request_pk primary key (id),
    constraint request_schedule_fk foreign key (schedule) references oncall.schedule (id),
    constraint request_asker_fk foreign key (asker) references people.person (id),
    constraint request_asked_fk foreign key (asked) references people.person (id),
    constraint request_in_order check (starts_at < ends_at and return_starts_at < return_ends_at),
    constraint request_state_known check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    constraint request_return_is_somebodys check (return_starts_at is null or asked is not null),
    constraint request_answered check ((state = 'open') = (answered_at is null))
);
create index request_open on oncall.request (schedule, ends_at) where state = 'open';

create table oncall.note (
    id bigint generated always as identity,
    schedule text not null,
    author text not null,
    words text not null,
    written_at timestamptz not null,
    constraint note_pk primary key (id),
    constraint note_schedule_fk foreign key (schedule) references oncall.schedule (id),
    constraint note_author_fk foreign key (author) references people.person (id)
);
create index note_newest on oncall.note (schedule, id desc);
