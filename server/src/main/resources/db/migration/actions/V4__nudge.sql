-- Why: before an action is called quiet its owner is asked once whether it is still meant.
alter table actions.action add column asked_at timestamptz;
