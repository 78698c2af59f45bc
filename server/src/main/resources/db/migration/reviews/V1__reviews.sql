-- Why: what an incident was found to deserve, how its story is told, and what became of it.
create table reviews.decision (
    incident bigint not null,
    deserves text not null,
    reason text not null,
    cost_hours int not null,
    decided_by text not null,
    decided_at timestamptz not null,
    constraint decision_pk primary key (incident),
    constraint decision_incident_fk foreign key (incident) references incidents.incident (id),
    constraint decision_deserves check (deserves in (
        'nothing', 'follow-ups', 'write-up', 'interviews', 'team-review', 'everybody-review'))
);
create index decision_decided_at on reviews.decision (decided_at desc);

-- Decisions that were replaced; the reason of each is kept.
create table reviews.earlier_decision (
    id bigint generated always as identity,
    incident bigint not null,
    deserves text not null,
    reason text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    constraint earlier_decision_pk primary key (id),
    constraint earlier_decision_incident_fk foreign key (incident) references incidents.incident (id)
);
create index earlier_decision_incident on reviews.earlier_decision (incident);

-- Whether a decision paid, asked some weeks later.
create table reviews.look_back (
    incident bigint not null,
    paid text not null,
    words text not null,
    said_by text not null,
    said_at timestamptz not null,
    constraint look_back_pk primary key (incident),
    constraint look_back_decision_fk foreign key (incident) references reviews.decision (incident),
    constraint look_back_paid check (paid in ('paid', 'partly', 'did-not'))
);

-- How it was for somebody who was there, said before the decision.
create table reviews.voice (
    incident bigint not null,
    person text not null,
    was_surprised boolean not null,
    account_differs boolean not null,
    words text not null,
    went_right text not null,
    said_at timestamptz not null,
    constraint voice_pk primary key (incident, person),
    constraint voice_incident_fk foreign key (incident) references incidents.incident (id)
);

create table reviews.review (
    id bigint generated always as identity,
    incident bigint not null,
    style text not null,
    standing text not null default 'draft',
    facilitator text,
    apprentice text,
    is_guided boolean not null,
    is_practice boolean not null,
    begun_by text not null,
    begun_at timestamptz not null,
    shared_at timestamptz,
    published_at timestamptz,
    check_asked_at timestamptz,
    constraint review_pk primary key (id),
    constraint review_incident unique (incident),
    constraint review_incident_fk foreign key (incident) references incidents.incident (id),
    constraint review_style check (style in ('record-keeper', 'facilitator', 'sign-post')),
    constraint review_standing check (standing in ('draft', 'shared', 'published')),
    constraint review_published check ((standing = 'published') = (published_at is not null))
);
create index review_published_at on reviews.review (published_at desc) where published_at is not null;
create index review_open on reviews.review (begun_at desc) where standing <> 'published';

create table reviews.version (
    review bigint not null,
    number int not null,
    title text not null,
    text text not null,
    author text not null,
    written_at timestamptz not null,
    note text not null,
    constraint version_pk primary key (review, number),
    constraint version_review_fk foreign key (review) references reviews.review (id)
);

-- What somebody wrote while another was faster at the same place; kept until they choose.
create table reviews.aside (
    review bigint not null,
    author text not null,
    based_on int not null,
    title text not null,
    text text not null,
    written_at timestamptz not null,
    constraint aside_pk primary key (review, author),
    constraint aside_review_fk foreign key (review) references reviews.review (id)
);

create table reviews.kept_words (
    review bigint not null,
    words text not null,
    constraint kept_words_pk primary key (review, words),
    constraint kept_words_review_fk foreign key (review) references reviews.review (id)
);

create table reviews.evidence (
    id bigint generated always as identity,
    review bigint not null,
    at timestamptz not null,
    text text not null,
    source text not null,
    marker text not null,
    constraint evidence_pk primary key (id),
    constraint evidence_once unique (review, at, text),
    constraint evidence_review_fk foreign key (review) references reviews.review (id),
    constraint evidence_marker check (marker in ('detection', 'diagnosis', 'repair', 'key-moment', 'other'))
);

create table reviews.perspective (
    id bigint generated always as identity,
    review bigint not null,
    person text not null,
    at timestamptz not null,
    saw text not null,
    believed text not null,
    did_not_know text not null,
    constraint perspective_pk primary key (id),
    constraint perspective_once unique (review, person, at),
    constraint perspective_review_fk foreign key (review) references reviews.review (id)
);

create table reviews.thing (
    id bigint generated always as identity,
    review bigint not null,
    what text not null,
    stands_where text not null,
    constraint thing_pk primary key (id),
    constraint thing_review_fk foreign key (review) references reviews.review (id)
);
create index thing_review on reviews.thing (review);

create table reviews.knowing (
    thing bigint not null,
    person text not null,
    since text not null,
    at timestamptz,
    from_whom text not null,
    constraint knowing_pk primary key (thing, person),
    constraint knowing_thing_fk foreign key (thing) references reviews.thing (id) on delete cascade,
    constraint knowing_since check (since in ('before', 'during', 'later'))
);

create table reviews.finding (
    id bigint generated always as identity,
    review bigint not null,
    kind text not null,
    text text not null,
    more text not null,
    constraint finding_pk primary key (id),
    constraint finding_review_fk foreign key (review) references reviews.review (id),
    constraint finding_kind check (kind in ('went-right', 'contributed'))
);
create index finding_review on reviews.finding (review);

create table reviews.idea (
    id bigint generated always as identity,
    review bigint not null,
    text text not null,
    fate text not null default 'rests',
    because text not null default '',
    noted_at timestamptz not null,
    constraint idea_pk primary key (id),
    constraint idea_review_fk foreign key (review) references reviews.review (id),
    constraint idea_fate check (fate in ('rests', 'done', 'taken-up', 'let-go'))
);
create index idea_review on reviews.idea (review);

create table reviews.idea_supporter (
    idea bigint not null,
    person text not null,
    constraint idea_supporter_pk primary key (idea, person),
    constraint idea_supporter_idea_fk foreign key (idea) references reviews.idea (id)
);

create table reviews.asked_question (
    id bigint generated always as identity,
    review bigint not null,
    text text not null,
    asked_of text,
    answer text not null,
    asked_at timestamptz not null,
    constraint asked_question_pk primary key (id),
    constraint asked_question_review_fk foreign key (review) references reviews.review (id)
);
create index asked_question_review on reviews.asked_question (review);

create table reviews.interview (
    id bigint generated always as identity,
    review bigint not null,
    person text not null,
    interviewer text not null,
    notes text not null,
    begun_at timestamptz not null,
    released_at timestamptz,
    constraint interview_pk primary key (id),
    constraint interview_once unique (review, person),
    constraint interview_review_fk foreign key (review) references reviews.review (id)
);

create table reviews.member_check (
    review bigint not null,
    person text not null,
    version int not null,
    is_right boolean not null,
    words text not null,
    said_at timestamptz not null,
    constraint member_check_pk primary key (review, person),
    constraint member_check_review_fk foreign key (review) references reviews.review (id)
);

-- The private check: what was answered stands apart from who has answered, and neither has a time.
create table reviews.check_answer (
    id uuid not null,
    review bigint not null,
    could_speak int not null,
    was_worth_it int not null,
    words text not null,
    constraint check_answer_pk primary key (id),
    constraint check_answer_review_fk foreign key (review) references reviews.review (id),
    constraint check_answer_range check (could_speak between 1 and 5 and was_worth_it between 1 and 5)
);
create index check_answer_review on reviews.check_answer (review);
create table reviews.check_done (
    review bigint not null,
    reader text not null,
    constraint check_done_pk primary key (review, reader),
    constraint check_done_review_fk foreign key (review) references reviews.review (id)
);

-- Readers are counted by a seal that only the server's secret can make; nobody is named.
create table reviews.reading (
    review bigint not null,
    reader text not null,
    day date not null,
    constraint reading_pk primary key (review, reader, day),
    constraint reading_review_fk foreign key (review) references reviews.review (id)
);

-- Those who hold reviews for others, or learn to; each enters themselves.
create table reviews.facilitator (
    person text not null,
    stage text not null,
    words text not null,
    since timestamptz not null,
    constraint facilitator_pk primary key (person),
    constraint facilitator_stage check (stage in ('watches', 'helps', 'leads-with', 'leads'))
);

-- Which anniversaries were told already.
create table reviews.anniversary (
    review bigint not null,
    year int not null,
    constraint anniversary_pk primary key (review, year),
    constraint anniversary_review_fk foreign key (review) references reviews.review (id)
);
