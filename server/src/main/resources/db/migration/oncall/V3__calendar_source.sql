-- Why: some teams keep their shifts in a calendar of their own; it is read again and again, by one
-- server at a time, and becomes the overrides of the schedule's plan.
create table oncall.calendar_source (
    schedule text not null,
    url text not null,
    due_at timestamptz not null,
    read_at timestamptz,
    problem text not null,
    constraint calendar_source_pk primary key (schedule),
    constraint calendar_source_schedule_fk foreign key (schedule) references oncall.schedule (id)
);
create index calendar_source_due on oncall.calendar_source (due_at);
