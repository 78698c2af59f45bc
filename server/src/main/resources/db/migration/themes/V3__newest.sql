-- Why: a page of quotes takes the newest; it need not sort all of them.
create index coding_newest on themes.coding (at desc, id desc) where removed_at is null;
