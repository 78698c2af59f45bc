-- Why: a deviation says why it paged and which parts of the metric it lies in; a metric says what each
-- budget would have paged for.
alter table metrics.deviation add column because jsonb;
comment on column metrics.deviation.because is 'the detector''s explanation when it opened';

create table metrics.breakdown (
    deviation_id bigint not null,
    reference jsonb not null,
    report jsonb,
    trouble text,
    looked_at timestamptz not null,
    constraint breakdown_pk primary key (deviation_id),
    constraint breakdown_deviation_fk foreign key (deviation_id)
        references metrics.deviation (id) on delete cascade
);
comment on column metrics.breakdown.reference is 'what each part usually was, just before the deviation';

create table metrics.replay (
    metric_id text not null,
    computed_at timestamptz not null,
    report jsonb not null,
    constraint replay_pk primary key (metric_id),
    constraint replay_metric_fk foreign key (metric_id)
        references metrics.key_metric (id) on delete cascade
);
