-- Why: a silence hides what is open part by part, so that no transaction holds thousands of alerts.
-- applied_to: the newest alert that was looked at; 0 while none was.
-- left_some: somebody else was changing one of them, so all are looked at once more.
alter table alerts.silence
    add column applied_to bigint not null default 0,
    add column left_some boolean not null default false;
