-- Why: one session could be planned while another began, and then no page knew which was to come.
-- Where that happened the planned one goes, which nothing hangs on; it is planned again when the
-- other was held. The index of before stays: older servers name it when they plan.
delete from radar.session
where state = 'planned' and exists (select 1 from radar.session r where r.state = 'running');
create unique index session_to_come on radar.session ((true)) where state <> 'held';
