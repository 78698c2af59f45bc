package dev.afterglow.meetings;

import dev.afterglow.meetings.Meeting.Invitation;
import dev.afterglow.meetings.Meeting.Session;
import dev.afterglow.people.PersonId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MeetingStore {

    private static final String COLUMNS =
            """
            select id, subject, title, address, length_minutes, organiser, sequence,
                cancelled_at is not null as cancelled
            from meetings.meeting
            """;

    private final JdbcClient database;

    MeetingStore(JdbcClient database) {
        this.database = database;
    }

    /// Empty when the subject has a planned meeting already.
    Optional<MeetingId> insert(NewMeeting meeting, PersonId organiser, Instant now) {
        return database.sql(
                        """
                        -- A new meeting, unless its subject has one.
                        insert into meetings.meeting (
                            subject, title, address, length_minutes, organiser, planned_at)
                        values (:subject, :title, :address, :length, :organiser, :now)
                        on conflict (subject) where cancelled_at is null do nothing
                        returning id
                        """)
                .param("subject", meeting.subject())
                .param("title", meeting.title())
                .param("address", meeting.address())
                .param("length", meeting.wish().length().toMinutes())
                .param("organiser", organiser.value())
                .param("now", utc(now))
                .query((row, number) -> new MeetingId(row.getLong(1)))
                .optional();
    }

    void insertSession(MeetingId meeting, Session session) {
        database.sql(
                        """
                        -- A session of a meeting.
                        insert into meetings.session (meeting, number, starts_at)
                        values (:meeting, :number, :startsAt)
                        """)
                .param("meeting", meeting.value())
                .param("number", session.number())
                .param("startsAt", utc(session.startsAt()))
                .update();
    }

    void insertInvitation(MeetingId meeting, Invitation invitation) {
        database.sql(
                        """
                        -- What a session asks of a person.
                        insert into meetings.invitation (
                            meeting, session, person, is_essential, cost, attendance)
                        values (:meeting, :session, :person, :essential, :cost, :attendance)
                        """)
                .param("meeting", meeting.value())
                .param("session", invitation.session())
                .param("person", invitation.person().value())
                .param("essential", invitation.isEssential())
                .param("cost", invitation.cost())
                .param("attendance", invitation.attendance().word())
                .update();
    }

    Optional<Meeting> lock(MeetingId id) {
        database.sql(
                        "-- Nobody else moves it meanwhile.\nselect id from meetings.meeting"
                                + " where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> row.getLong(1))
                .optional();
        return find(id);
    }

    Optional<Meeting> find(MeetingId id) {
        return database.sql("-- Which meeting is this?\n" + COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(this::meeting)
                .optional();
    }

    /// The newest of a subject, cancelled or not.
    Optional<Meeting> ofSubject(String subject) {
        return database.sql(
                        "-- Which meeting is about it?\n"
                                + COLUMNS
                                + " where subject = :subject order by id desc limit 1")
                .param("subject", subject)
                .query(this::meeting)
                .optional();
    }

    /// The newest one about each of the subjects.
    List<Meeting> ofSubjects(Collection<String> subjects) {
        return database.sql(
                        "-- Which meetings are about these?\n"
                                + COLUMNS
                                + """
                                where id in (
                                    select max(id) from meetings.meeting
                                    where subject = any(:subjects)
                                    group by subject)
                                """)
                .param("subjects", subjects.toArray(String[]::new))
                .query(this::meeting)
                .list();
    }

    List<Meeting> endingAfter(Instant after, int most) {
        return database.sql(
                        "-- Which meetings are still to come, the next first?\n"
                                + COLUMNS
                                + """
                                where cancelled_at is null
                                  and id in (
                                    select meeting from meetings.session where starts_at > :after)
                                order by (
                                    select min(starts_at) from meetings.session
                                    where meeting = id)
                                limit :most
                                """)
                .param("after", utc(after))
                .param("most", most)
                .query(this::meeting)
                .list();
    }

    List<Meeting> of(PersonId person, Instant after, int most) {
        return database.sql(
                        "-- Which meetings is somebody invited to, the latest first?\n"
                                + COLUMNS
                                + """
                                where id in (
                                    select i.meeting
                                    from meetings.invitation i
                                    join meetings.session s
                                      on s.meeting = i.meeting and s.number = i.session
                                    where i.person = :person and s.starts_at > :after)
                                order by id desc
                                limit :most
                                """)
                .param("person", person.value())
                .param("after", utc(after))
                .param("most", most)
                .query(this::meeting)
                .list();
    }

    /// What sessions since then have asked of these people; those without are left out.
    Map<PersonId, BigDecimal> burdens(Collection<PersonId> people, Instant since, long except) {
        Map<PersonId, BigDecimal> burdens = new HashMap<>();
        if (people.isEmpty()) {
            return burdens;
        }
        database.sql(
                        """
                        -- What have the meetings since then cost each of them?
                        select i.person, sum(i.cost)
                        from meetings.invitation i
                        join meetings.session s on s.meeting = i.meeting and s.number = i.session
                        join meetings.meeting m on m.id = i.meeting
                        where i.person in (:people)
                          and m.id <> :except
                          and m.cancelled_at is null
                          and s.starts_at > :since
                          and i.attendance in ('invited', 'coming')
                        group by i.person
                        """)
                .param("people", people.stream().map(PersonId::value).toList())
                .param("since", utc(since))
                .param("except", except)
                .query((row, number) ->
                        burdens.put(new PersonId(row.getString(1)), row.getBigDecimal(2)))
                .list();
        return burdens;
    }

    Map<PersonId, String> sleeps(Collection<PersonId> people) {
        Map<PersonId, String> sleeps = new HashMap<>();
        if (people.isEmpty()) {
            return sleeps;
        }
        database.sql(
                        """
                        -- When do they sleep, who said so?
                        select person, hours from meetings.sleep where person in (:people)
                        """)
                .param("people", people.stream().map(PersonId::value).toList())
                .query((row, number) ->
                        sleeps.put(new PersonId(row.getString(1)), row.getString(2)))
                .list();
        return sleeps;
    }

    void setSleep(PersonId person, String hours) {
        database.sql(
                        """
                        -- When somebody sleeps.
                        insert into meetings.sleep (person, hours) values (:person, :hours)
                        on conflict (person) do update set hours = excluded.hours
                        """)
                .param("person", person.value())
                .param("hours", hours)
                .update();
    }

    boolean answer(MeetingId meeting, PersonId person, Attendance attendance) {
        return database.sql(
                                """
                                -- Somebody says whether they come.
                                update meetings.invitation set attendance = :attendance
                                where meeting = :meeting and person = :person
                                """)
                        .param("meeting", meeting.value())
                        .param("person", person.value())
                        .param("attendance", attendance.word())
                        .update()
                > 0;
    }

    void clearSessions(MeetingId meeting) {
        for (String table : List.of("invitation", "session")) {
            database.sql(
                            "-- It is moved: its sessions are written anew.\n"
                                    + "delete from meetings."
                                    + table
                                    + " where meeting = :meeting")
                    .param("meeting", meeting.value())
                    .update();
        }
    }

    void nextSequence(MeetingId meeting) {
        database.sql(
                        """
                        -- It was changed once more.
                        update meetings.meeting set sequence = sequence + 1 where id = :id
                        """)
                .param("id", meeting.value())
                .update();
    }

    void cancel(MeetingId meeting, Instant now) {
        database.sql(
                        """
                        -- It will not be held.
                        update meetings.meeting
                        set cancelled_at = :now, sequence = sequence + 1
                        where id = :id and cancelled_at is null
                        """)
                .param("id", meeting.value())
                .param("now", utc(now))
                .update();
    }

    private Meeting meeting(ResultSet row, int number) throws SQLException {
        MeetingId id = new MeetingId(row.getLong("id"));
        return new Meeting(
                id,
                row.getString("subject"),
                row.getString("title"),
                row.getString("address"),
                Duration.ofMinutes(row.getInt("length_minutes")),
                new PersonId(row.getString("organiser")),
                row.getInt("sequence"),
                row.getBoolean("cancelled"),
                sessions(id),
                invitations(id));
    }

    private List<Session> sessions(MeetingId id) {
        return database.sql(
                        """
                        -- When are its sessions?
                        select number, starts_at from meetings.session
                        where meeting = :id
                        order by number
                        """)
                .param("id", id.value())
                .query((row, number) -> new Session(row.getInt(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    private List<Invitation> invitations(MeetingId id) {
        return database.sql(
                        """
                        -- Who is invited to which session?
                        select session, person, is_essential, cost, attendance
                        from meetings.invitation
                        where meeting = :id
                        order by session, person
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new Invitation(
                                row.getInt(1),
                                new PersonId(row.getString(2)),
                                row.getBoolean(3),
                                row.getInt(4),
                                Attendance.parse(row.getString(5))))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
