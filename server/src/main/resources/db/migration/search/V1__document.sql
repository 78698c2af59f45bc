-- Why: one table of everything that can be found; each server's index follows it by revision.
create sequence search.revision;

create table search.document (
    kind text not null,
    id text not null,
    title text not null,
    text text not null,
    address text not null,
    at timestamptz not null,
    audience text[] not null,
    -- What the text means; null until it was computed, or where meaning is switched off.
    sense bytea,
    revision bigint not null default nextval('search.revision'),
    gone boolean not null default false,
    constraint document_pk primary key (kind, id)
);
alter sequence search.revision owned by search.document.revision;
create unique index document_revision on search.document (revision);
create index document_without_sense on search.document (revision) where sense is null and not gone;

-- Things that changed and wait to be read again.
create table search.stale (
    kind text not null,
    id text not null,
    constraint stale_pk primary key (kind, id)
);

-- How far the round that reads everything again has come.
create table search.round (
    kind text not null,
    after text not null,
    constraint round_pk primary key (kind)
);
