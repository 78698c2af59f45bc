-- Why: key metrics, their samples, what the detector remembers, and the deviations it found.
-- A removed metric stays as a row, because deviations are evidence that incidents point to.
create table metrics.key_metric (
    id text not null,
    number int generated always as identity,
    name text not null,
    meaning text not null,
    unit text not null,
    kind text not null,
    harm text not null,
    pages_per_month double precision not null,
    zone text not null,
    pages boolean not null,
    service_id text not null,
    source_kind text not null,
    source_address text not null,
    source_query text not null,
    source_reading text not null,
    step_seconds int not null,
    breakdown text,
    changed_at timestamptz not null,
    removed_at timestamptz,
    constraint key_metric_pk primary key (id),
    constraint key_metric_number_uk unique (number),
    constraint key_metric_service_fk foreign key (service_id) references services.service (id),
    constraint key_metric_kind_ck check (kind in ('GENERAL', 'COUNT', 'RATIO', 'LATENCY')),
    constraint key_metric_harm_ck check (harm in ('DROP', 'RISE', 'BOTH')),
    constraint key_metric_source_ck check (source_kind in ('prometheus', 'atlas', 'push')),
    constraint key_metric_step_ck check (step_seconds between 1 and 3600)
);
comment on column metrics.key_metric.number is 'stands for the metric in the large tables';
comment on column metrics.key_metric.source_address is 'the server asked; the key where it is pushed';
comment on column metrics.key_metric.source_query is 'the query; the series selector where it is pushed';

-- How far a metric was read and what its detector knows. One server at a time holds the lease.
create table metrics.watch (
    metric_id text not null,
    due_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    live_from timestamptz not null,
    read_until timestamptz not null,
    last_sample_at timestamptz,
    standing text not null,
    still_learning int not null,
    detector bytea,
    trouble_kind text,
    trouble text,
    trouble_since timestamptz,
    unwatched_since timestamptz,
    constraint watch_pk primary key (metric_id),
    constraint watch_metric_fk foreign key (metric_id)
        references metrics.key_metric (id) on delete cascade,
    constraint watch_standing_ck check (standing in ('UNKNOWN', 'LEARNING', 'NORMAL', 'DEVIATING'))
);
create index watch_due_at on metrics.watch (due_at);
comment on column metrics.watch.live_from is 'samples before it teach the detector and never page';
comment on column metrics.watch.read_until is 'samples up to here were asked for';

create table metrics.sample (
    metric int not null,
    at timestamptz not null,
    observed double precision not null,
    expected real not null,
    low real not null,
    high real not null,
    score real not null,
    constraint sample_pk primary key (metric, at),
    constraint sample_metric_fk foreign key (metric)
        references metrics.key_metric (number) on delete cascade
);

-- What is left of an hour for years: enough to draw it.
create table metrics.sample_hour (
    metric int not null,
    at timestamptz not null,
    samples int not null,
    lowest double precision not null,
    mean double precision not null,
    highest double precision not null,
    expected real not null,
    low real not null,
    high real not null,
    constraint sample_hour_pk primary key (metric, at),
    constraint sample_hour_metric_fk foreign key (metric)
        references metrics.key_metric (number) on delete cascade
);

create table metrics.deviation (
    id bigint generated always as identity,
    metric_id text not null,
    direction text not null,
    opened_at timestamptz not null,
    ended_at timestamptz,
    new_normal boolean not null,
    paged boolean not null,
    last_at timestamptz not null,
    last_values double precision[] not null,
    worst_at timestamptz not null,
    worst_values double precision[] not null,
    area double precision not null,
    area_near double precision not null,
    area_far double precision not null,
    told_depth double precision not null,
    told_area double precision not null,
    feedback text not null,
    feedback_by text,
    feedback_at timestamptz,
    constraint deviation_pk primary key (id),
    constraint deviation_metric_fk foreign key (metric_id)
        references metrics.key_metric (id) on delete cascade,
    constraint deviation_direction_ck check (direction in ('DOWN', 'UP')),
    constraint deviation_feedback_ck check (feedback in ('NONE', 'REAL', 'NOTHING')),
    constraint deviation_order_ck check (ended_at is null or ended_at >= opened_at)
);
create unique index deviation_open_uk on metrics.deviation (metric_id) where ended_at is null;
create index deviation_metric_opened on metrics.deviation (metric_id, opened_at desc);
create index deviation_opened on metrics.deviation (opened_at desc);
comment on column metrics.deviation.last_values is 'observed, expected, low, high, score';
comment on column metrics.deviation.area is 'between expected and observed, unit times seconds';
comment on column metrics.deviation.told_depth is 'share below or above expected when last told of';

-- One line for each kind of trouble a source has ever had with a metric: the newest, and how often.
create table metrics.source_note (
    metric_id text not null,
    kind text not null,
    sentence text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    times int not null,
    constraint source_note_pk primary key (metric_id, kind),
    constraint source_note_metric_fk foreign key (metric_id)
        references metrics.key_metric (id) on delete cascade
);
