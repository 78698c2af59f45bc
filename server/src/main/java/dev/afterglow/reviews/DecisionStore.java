package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DecisionStore {

    private static final String DECISION =
            """
            select incident, deserves, reason, cost_hours, decided_by, decided_at
            from reviews.decision
            """;

    private final JdbcClient database;

    DecisionStore(JdbcClient database) {
        this.database = database;
    }

    /// Replaces an earlier decision, which is kept beside it.
    void decide(Decision decision) {
        if (!isFirst(decision)) {
            keepEarlier(decision.incident());
            replace(decision);
        }
    }

    /// Where somebody else decides in the same moment, waits for them; then theirs was the first.
    private boolean isFirst(Decision decision) {
        return with(
                        decision,
                        """
                        -- What it deserves, if nothing was decided yet.
                        insert into reviews.decision (
                            incident, deserves, reason, cost_hours, decided_by, decided_at)
                        values (:incident, :deserves, :reason, :cost, :by, :at)
                        on conflict (incident) do nothing
                        """)
                == 1;
    }

    /// Holds what was decided from here on, so that just what is kept is what is replaced.
    private void keepEarlier(IncidentId incident) {
        database.sql(
                        """
                        -- Keep what was decided before.
                        insert into reviews.earlier_decision (
                            incident, deserves, reason, decided_by, decided_at)
                        select incident, deserves, reason, decided_by, decided_at
                        from reviews.decision
                        where incident = :incident
                        for update
                        """)
                .param("incident", incident.value())
                .update();
    }

    private void replace(Decision decision) {
        with(
                decision,
                """
                -- What it deserves now.
                update reviews.decision
                set deserves = :deserves, reason = :reason, cost_hours = :cost,
                    decided_by = :by, decided_at = :at
                where incident = :incident
                """);
    }

    private int with(Decision decision, String statement) {
        return database.sql(statement)
                .param("incident", decision.incident().value())
                .param("deserves", decision.deserves().word())
                .param("reason", decision.reason())
                .param("cost", decision.costHours())
                .param("by", decision.by().value())
                .param("at", utc(decision.at()))
                .update();
    }

    Optional<Decision> find(IncidentId incident) {
        return database.sql("-- What does it deserve?\n" + DECISION + " where incident = :incident")
                .param("incident", incident.value())
                .query(DecisionStore::decision)
                .optional();
    }

    List<Decision> of(Collection<IncidentId> incidents) {
        if (incidents.isEmpty()) {
            return List.of();
        }
        return database.sql("-- What do these deserve?\n" + DECISION + " where incident in (:ids)")
                .param("ids", incidents.stream().map(IncidentId::value).toList())
                .query(DecisionStore::decision)
                .list();
    }

    /// In [from, to), newest first.
    List<Decision> between(Instant from, Instant to, int most) {
        return database.sql(
                        "-- What was decided in this time?\n"
                                + DECISION
                                + """
                                where decided_at >= :from and decided_at < :to
                                order by decided_at desc
                                limit :most
                                """)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", most)
                .query(DecisionStore::decision)
                .list();
    }

    /// Decisions older than this that nobody has looked back on, newest first.
    List<Decision> notLookedBackOn(Instant before, int most) {
        return database.sql(
                        "-- Which decisions wait for a look back?\n"
                                + DECISION
                                + """
                                where decided_at < :before and deserves <> 'nothing'
                                  and incident not in (select incident from reviews.look_back)
                                order by decided_at desc
                                limit :most
                                """)
                .param("before", utc(before))
                .param("most", most)
                .query(DecisionStore::decision)
                .list();
    }

    void lookBack(LookBack look) {
        database.sql(
                        """
                        -- Whether it paid.
                        insert into reviews.look_back (incident, paid, words, said_by, said_at)
                        values (:incident, :paid, :words, :by, :at)
                        on conflict (incident) do update set
                            paid = excluded.paid,
                            words = excluded.words,
                            said_by = excluded.said_by,
                            said_at = excluded.said_at
                        """)
                .param("incident", look.incident().value())
                .param("paid", look.paid().word())
                .param("words", look.words())
                .param("by", look.by().value())
                .param("at", utc(look.at()))
                .update();
    }

    Optional<LookBack> lookBack(IncidentId incident) {
        return database.sql(
                        """
                        -- Did it pay?
                        select incident, paid, words, said_by, said_at
                        from reviews.look_back
                        where incident = :incident
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new LookBack(
                                incident,
                                LookBack.Paid.parse(row.getString(2)),
                                row.getString(3),
                                new PersonId(row.getString(4)),
                                row.getTimestamp(5).toInstant()))
                .optional();
    }

    /// How decisions of one kind fared.
    record Tally(Deserves deserves, int decided, int hours, int paid, int partly, int didNot) {}

    List<Tally> tallies(Instant since) {
        return database.sql(
                        """
                        -- How many decisions of each kind, what they cost, and which paid?
                        select d.deserves, count(*), sum(d.cost_hours),
                            count(*) filter (where l.paid = 'paid'),
                            count(*) filter (where l.paid = 'partly'),
                            count(*) filter (where l.paid = 'did-not')
                        from reviews.decision d
                        left join reviews.look_back l on l.incident = d.incident
                        where d.decided_at >= :since
                        group by d.deserves
                        """)
                .param("since", utc(since))
                .query((row, number) ->
                        new Tally(
                                Deserves.parse(row.getString(1)),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6)))
                .list();
    }

    void say(IncidentId incident, Voice voice) {
        database.sql(
                        """
                        -- How it was for somebody.
                        insert into reviews.voice (
                            incident, person, was_surprised, account_differs, words, went_right,
                            said_at)
                        values (
                            :incident, :person, :surprised, :differs, :words, :wentRight, :at)
                        on conflict (incident, person) do update set
                            was_surprised = excluded.was_surprised,
                            account_differs = excluded.account_differs,
                            words = excluded.words,
                            went_right = excluded.went_right,
                            said_at = excluded.said_at
                        """)
                .param("incident", incident.value())
                .param("person", voice.person().value())
                .param("surprised", voice.wasSurprised())
                .param("differs", voice.accountDiffers())
                .param("words", voice.words())
                .param("wentRight", voice.wentRight())
                .param("at", utc(voice.at()))
                .update();
    }

    List<Voice> voices(IncidentId incident) {
        return database.sql(
                        """
                        -- How was it for those who were there?
                        select person, was_surprised, account_differs, words, went_right, said_at
                        from reviews.voice
                        where incident = :incident
                        order by said_at
                        limit 200
                        """)
                .param("incident", incident.value())
                .query((row, number) ->
                        new Voice(
                                new PersonId(row.getString(1)),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getString(5),
                                row.getTimestamp(6).toInstant()))
                .list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                new IncidentId(row.getLong("incident")),
                Deserves.parse(row.getString("deserves")),
                row.getString("reason"),
                row.getInt("cost_hours"),
                new PersonId(row.getString("decided_by")),
                row.getTimestamp("decided_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
