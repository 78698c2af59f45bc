-- Why: nothing was ever scheduled in it. Timers are rows of the modules that they belong to.
drop table database.scheduled_task;
