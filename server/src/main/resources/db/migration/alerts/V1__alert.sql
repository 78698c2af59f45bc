-- Why: alerts, and all that can hold one back from paging. The page path writes here, so an opening
-- is one insert; there is no foreign key to services, whose rows would be locked a thousand times a second.
-- paged_at: since when nothing holds it back; null while it never paged.
create table alerts.alert (
    id bigint generated always as identity,
    service text not null,
    source text not null,
    dedup_key text not null,
    severity text not null,
    title text not null,
    details text not null,
    labels jsonb not null,
    link text,
    started_at timestamptz,
    expires_at timestamptz,
    state text not null,
    opened_at timestamptz not null,
    last_seen_at timestamptz not null,
    seen_count int not null,
    urgent_from_count int,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at timestamptz,
    resolved_by text,
    suppression text,
    suppressed_because text,
    suppressed_by text,
    suppressed_at timestamptz,
    look_again_at timestamptz,
    paged_at timestamptz,
    noise_because text,
    noise_by text,
    noise_at timestamptz,
    constraint alert_pk primary key (id),
    constraint alert_severity_known
        check (severity in ('critical', 'error', 'warning', 'info')),
    constraint alert_state_known check (state in ('open', 'acknowledged', 'resolved')),
    constraint alert_acknowledged_by_somebody
        check ((state = 'acknowledged') <= (acknowledged_at is not null and acknowledged_by is not null)),
    constraint alert_resolved_by_somebody
        check ((state = 'resolved') = (resolved_at is not null and resolved_by is not null)),
    constraint alert_suppression_known
        check (suppression in
            ('silenced', 'maintenance', 'inhibited', 'snoozed', 'flapping', 'grouped')),
    constraint alert_suppression_explains_itself
        check (suppression is null
            or (suppressed_because is not null and suppressed_at is not null and look_again_at is not null)),
    constraint alert_noise_explains_itself
        check ((noise_because is null) = (noise_at is null) and (noise_because is null) = (noise_by is null))
) with (fillfactor = 85);
-- One unresolved alert per source and key.
create unique index alert_unresolved_key
    on alerts.alert (source, dedup_key) where state <> 'resolved';
create index alert_key_opened on alerts.alert (source, dedup_key, opened_at desc);
create index alert_unresolved_service
    on alerts.alert (service, paged_at) where state <> 'resolved' and suppression is null;
create index alert_look_again
    on alerts.alert (look_again_at) where state <> 'resolved' and suppression is not null;
create index alert_expires
    on alerts.alert (expires_at) where state <> 'resolved' and expires_at is not null;
create index alert_suppressed_by
    on alerts.alert (suppressed_by) where state <> 'resolved' and suppression is not null;
create index alert_unresolved on alerts.alert (id) where state <> 'resolved';
create index alert_opened on alerts.alert (opened_at desc, id desc);
create index alert_source on alerts.alert (source, id desc);
create index alert_service_opened on alerts.alert (service, opened_at desc);

-- What happened to an alert after it opened; repeats are only counted.
create table alerts.entry (
    id bigint generated always as identity,
    alert_id bigint not null,
    at timestamptz not null,
    kind text not null,
    actor text not null,
    words text not null,
    constraint entry_pk primary key (id),
    constraint entry_alert_fk foreign key (alert_id) references alerts.alert (id) on delete cascade
);
create index entry_alert on alerts.entry (alert_id, at, id);

-- source: null for a silence over everything, else it hides alerts of that source only.
-- applied_at: when alerts that were open already were hidden; null while it has not started.
create table alerts.silence (
    id uuid not null,
    source text,
    matchers jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    created_by text not null,
    comment text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    applied_at timestamptz,
    constraint silence_pk primary key (id),
    constraint silence_lasts check (ends_at >= starts_at)
);
create index silence_ends on alerts.silence (ends_at);

create table alerts.maintenance (
    id bigint generated always as identity,
    services text[] not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reason text not null,
    created_by text not null,
    created_at timestamptz not null,
    constraint maintenance_pk primary key (id),
    constraint maintenance_lasts check (ends_at >= starts_at),
    constraint maintenance_of_something check (cardinality(services) > 0)
);
create index maintenance_ends on alerts.maintenance (ends_at);

-- Alerts of `service` wait while `upstream`, on which it depends, has an urgent alert that pages.
create table alerts.inhibition (
    service text not null,
    upstream text not null,
    created_by text not null,
    created_at timestamptz not null,
    constraint inhibition_pk primary key (service, upstream),
    constraint inhibition_of_another check (service <> upstream)
);
create index inhibition_upstream on alerts.inhibition (upstream);

-- due_at: when it is late; null while it was never heard or is late already.
create table alerts.heartbeat (
    source text not null,
    name text not null,
    service text not null,
    severity text not null,
    every_seconds int not null,
    last_at timestamptz,
    due_at timestamptz,
    state text not null,
    constraint heartbeat_pk primary key (source, name),
    constraint heartbeat_state_known check (state in ('waiting', 'beating', 'late')),
    constraint heartbeat_severity_known
        check (severity in ('critical', 'error', 'warning', 'info')),
    constraint heartbeat_not_faster_than_ten_seconds check (every_seconds between 10 and 2678400)
);
create index heartbeat_due on alerts.heartbeat (due_at) where due_at is not null;

-- When some server last looked at timers: after a silence of our own no heartbeat is called late.
create table alerts.watch (
    id int not null,
    looked_at timestamptz not null,
    constraint watch_pk primary key (id),
    constraint watch_is_one_row check (id = 1)
);
