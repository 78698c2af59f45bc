-- Why: alerts that never paged are forgotten after a while, and finding them must not read the rest.
create index alert_never_paged
    on alerts.alert (resolved_at) where state = 'resolved' and paged_at is null;
