-- Why: metrics that are sent to us. Points wait here until their step is complete and a sample is made.
create table metrics.pushed_series (
    id bigint generated always as identity,
    key text not null,
    name text not null,
    labels jsonb not null,
    constraint pushed_series_pk primary key (id),
    constraint pushed_series_uk unique (key, name, labels)
);

create table metrics.pushed_point (
    series bigint not null,
    at timestamptz not null,
    value double precision not null,
    delta boolean not null,
    constraint pushed_point_pk primary key (series, at),
    constraint pushed_point_series_fk foreign key (series)
        references metrics.pushed_series (id) on delete cascade
);
create index pushed_point_at on metrics.pushed_point (at);
comment on column metrics.pushed_point.value is 'NaN marks that the series has ended';
comment on column metrics.pushed_point.delta is 'growth since the point before, not a level';
