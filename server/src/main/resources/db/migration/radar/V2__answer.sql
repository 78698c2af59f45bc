-- Why: curators saw at once when somebody nameless had answered, and so the hour. From now on they
-- find it the next day, as they do worries.
alter table radar.note add column on_desk boolean not null default true;
