-- Why: those who took part can be asked whether a claim is so; that they were asked is kept.
alter table themes.theme_event drop constraint theme_event_kind;
alter table themes.theme_event add constraint theme_event_kind check (
    kind in (
        'searched', 'called', 'dropped', 'taken-up', 'asked', 'agrees', 'partly', 'disagrees'));
