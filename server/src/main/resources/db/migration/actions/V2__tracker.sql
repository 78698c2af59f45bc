-- Why: an action may have an issue in a tracker. The row is the order and the result: it stands
-- before anything is asked for outside, one server holds it at a time, and a crash leaves it to be
-- taken up again.
create table actions.issue (
    action bigint not null,
    tracker text not null,
    marker text not null,
    number text,
    address text not null default '',
    title text not null default '',
    state text not null default 'wanted',
    to_say text,
    to_close boolean not null default false,
    was_tried boolean not null default false,
    trouble text not null default '',
    failures int not null default 0,
    next_at timestamptz not null,
    held_until timestamptz,
    read_at timestamptz,
    constraint issue_pk primary key (action),
    constraint issue_action_fk foreign key (action) references actions.action (id),
    constraint issue_state check (state in ('wanted', 'open', 'closed', 'gone')),
    constraint issue_number check ((state = 'wanted') = (number is null))
);
create index issue_next_at on actions.issue (next_at);
