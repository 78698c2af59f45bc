-- Why: codes with rules, words of immutable texts that carry them, and claims built on those words.
create table themes.setting (
    only_row boolean not null default true,
    mode text not null default 'codebook',
    constraint setting_pk primary key (only_row),
    constraint setting_one check (only_row),
    constraint setting_mode check (mode in ('codebook', 'reflexive'))
);

create table themes.code (
    id bigint generated always as identity,
    slug text not null,
    parent bigint,
    in_vivo boolean not null default false,
    merged_into bigint,
    created_at timestamptz not null,
    constraint code_pk primary key (id),
    constraint code_slug unique (slug),
    constraint code_parent_fk foreign key (parent) references themes.code (id),
    constraint code_merged_fk foreign key (merged_into) references themes.code (id),
    constraint code_not_itself check (parent <> id and merged_into <> id)
);

-- What a code means; the row with the highest number holds, the others are its history.
create table themes.code_version (
    code bigint not null,
    number int not null,
    name text not null,
    definition text not null,
    use_when text not null,
    not_when text not null,
    typical text not null,
    near_miss text not null,
    gate text not null,
    author text not null,
    at timestamptz not null,
    constraint code_version_pk primary key (code, number),
    constraint code_version_code_fk foreign key (code) references themes.code (id)
);

create table themes.text (
    id bigint generated always as identity,
    incident bigint not null,
    source text not null,
    title text not null,
    constraint text_pk primary key (id),
    constraint text_source unique (incident, source)
);

create table themes.text_version (
    id bigint generated always as identity,
    text bigint not null,
    number int not null,
    body text not null,
    at timestamptz not null,
    constraint text_version_pk primary key (id),
    constraint text_version_number unique (text, number),
    constraint text_version_text_fk foreign key (text) references themes.text (id)
);

-- Two people code the same incidents without seeing each other's codes.
create table themes.round (
    id bigint generated always as identity,
    name text not null,
    first_coder text not null,
    second_coder text not null,
    opened_by text not null,
    opened_at timestamptz not null,
    first_done_at timestamptz,
    second_done_at timestamptz,
    constraint round_pk primary key (id),
    constraint round_two check (first_coder <> second_coder)
);

create table themes.round_incident (
    round bigint not null,
    incident bigint not null,
    constraint round_incident_pk primary key (round, incident),
    constraint round_incident_round_fk foreign key (round) references themes.round (id)
);

create table themes.ruling (
    round bigint not null,
    incident bigint not null,
    code bigint not null,
    is_kept boolean not null,
    reason text not null,
    person text not null,
    at timestamptz not null,
    constraint ruling_pk primary key (round, incident, code),
    constraint ruling_round_fk foreign key (round) references themes.round (id),
    constraint ruling_code_fk foreign key (code) references themes.code (id)
);

-- A code on an incident: on some words of a text, or on the whole where text is null.
create table themes.coding (
    id bigint generated always as identity,
    code bigint not null,
    incident bigint not null,
    text bigint,
    quote text not null,
    coder text not null,
    round bigint,
    from_suggestion boolean not null default false,
    at timestamptz not null,
    removed_at timestamptz,
    constraint coding_pk primary key (id),
    constraint coding_code_fk foreign key (code) references themes.code (id),
    constraint coding_text_fk foreign key (text) references themes.text (id),
    constraint coding_round_fk foreign key (round) references themes.round (id)
);
create index coding_incident on themes.coding (incident) where removed_at is null;
create index coding_code on themes.coding (code) where removed_at is null;

-- Where the words of a coding stand in a version of the text; no row where they are not in it.
create table themes.anchor (
    coding bigint not null,
    version bigint not null,
    starts int not null,
    ends int not null,
    constraint anchor_pk primary key (coding, version),
    constraint anchor_span check (starts >= 0 and ends > starts),
    constraint anchor_coding_fk foreign key (coding) references themes.coding (id),
    constraint anchor_version_fk foreign key (version) references themes.text_version (id)
);
create index anchor_version on themes.anchor (version);

create table themes.memo (
    id bigint generated always as identity,
    subject text not null,
    text text not null,
    author text not null,
    at timestamptz not null,
    constraint memo_pk primary key (id)
);
create index memo_subject on themes.memo (subject, at);

create table themes.theme (
    id bigint generated always as identity,
    status text not null,
    created_at timestamptz not null,
    constraint theme_pk primary key (id),
    constraint theme_status check (status in ('claim', 'theme', 'dropped'))
);

-- The wording of a claim; the highest number holds.
create table themes.wording (
    theme bigint not null,
    number int not null,
    short text not null,
    claim text not null,
    rival text not null,
    drop_if text not null,
    reason text not null,
    author text not null,
    at timestamptz not null,
    constraint wording_pk primary key (theme, number),
    constraint wording_theme_fk foreign key (theme) references themes.theme (id)
);

create table themes.evidence (
    theme bigint not null,
    coding bigint not null,
    side text not null,
    author text not null,
    at timestamptz not null,
    constraint evidence_pk primary key (theme, coding),
    constraint evidence_side check (side in ('for', 'against')),
    constraint evidence_theme_fk foreign key (theme) references themes.theme (id),
    constraint evidence_coding_fk foreign key (coding) references themes.coding (id)
);

-- What happened to a claim: a search for cases against it, a change of status, an answer of
-- somebody who was quoted.
create table themes.theme_event (
    id bigint generated always as identity,
    theme bigint not null,
    kind text not null,
    text text not null,
    author text not null,
    at timestamptz not null,
    constraint theme_event_pk primary key (id),
    constraint theme_event_kind check (
        kind in ('searched', 'called', 'dropped', 'taken-up', 'agrees', 'partly', 'disagrees')),
    constraint theme_event_theme_fk foreign key (theme) references themes.theme (id)
);
create index theme_event_theme on themes.theme_event (theme, at);

create table themes.theme_pattern (
    theme bigint not null,
    pattern text not null,
    constraint theme_pattern_pk primary key (theme, pattern),
    constraint theme_pattern_theme_fk foreign key (theme) references themes.theme (id)
);
