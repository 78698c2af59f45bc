-- Why: people know holidays and planned stops in advance, and decide how much of the calendar is
-- learnt; and a metric that usually comes in bursts is not unwatched between them.
alter table metrics.key_metric add column season text not null default 'DAY';
alter table metrics.key_metric add column events text not null default '';
alter table metrics.key_metric
    add constraint key_metric_season_ck check (season in ('NONE', 'DAY', 'WEEK'));
alter table metrics.watch add column arrivals bytea;
comment on column metrics.key_metric.events is 'a line each: from, until, effect, name; in UTC';
comment on column metrics.watch.arrivals is 'when samples usually come';
