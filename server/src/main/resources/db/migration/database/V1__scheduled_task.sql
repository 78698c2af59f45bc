-- Why: durable timers. The table of db-scheduler 16, as its documentation gives it for PostgreSQL.
create table database.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    constraint scheduled_task_pk primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on database.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on database.scheduled_task (last_heartbeat);
create index scheduled_task_priority on database.scheduled_task (priority desc, execution_time asc);

-- Why: a start with nothing to migrate should not ask twenty histories.
create table database.migrated (
    only_row boolean not null,
    fingerprint text not null,
    constraint migrated_pk primary key (only_row),
    constraint migrated_only_row check (only_row)
);
