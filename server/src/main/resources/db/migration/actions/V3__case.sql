-- Why: the page that makes the case for an action says what waits while it is done.
alter table actions.action add column displaces text not null default '';
