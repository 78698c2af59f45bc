package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was handed in: the facts, the words and, for confidential ones, the name, in three tables.
@Component
class SubmissionStore {

    private static final String COLUMNS =
            """
            select s.id, s.cycle, s.slot, s.promise, s.known_by, s.part, o.words, s.risk,
                s.is_counted, s.has_answer
            from radar.submission s
            left join radar.original o on o.submission = s.id
            """;

    private static final List<String> SHUFFLES =
            List.of(
                    """
                    -- Write the facts of a round again, in random order.
                    with gone as (
                        delete from radar.submission where cycle = :cycle returning *)
                    insert into radar.submission (
                        id, cycle, slot, promise, known_by, part, risk, on_desk, is_counted,
                        has_answer, receipt)
                    select id, cycle, slot, promise, known_by, part, risk, on_desk, is_counted,
                        has_answer, receipt
                    from gone
                    order by gen_random_uuid()
                    """,
                    """
                    -- Write the words of a round again, in random order.
                    with gone as (
                        delete from radar.original where cycle = :cycle returning *)
                    insert into radar.original (submission, cycle, words)
                    select submission, cycle, words
                    from gone
                    order by gen_random_uuid()
                    """,
                    """
                    -- Write the talks of a round again, in random order.
                    with gone as (
                        delete from radar.note n
                        using radar.submission s
                        where s.id = n.submission and s.cycle = :cycle
                        returning n.*)
                    insert into radar.note (submission, number, by_curator, words, on_desk)
                    select submission, number, by_curator, words, on_desk
                    from gone
                    order by gen_random_uuid()
                    """,
                    """
                    -- Write the tickets of a round again, in random order.
                    with gone as (
                        delete from radar.spent_ticket where cycle = :cycle returning *)
                    insert into radar.spent_ticket (cycle, slot, digest)
                    select cycle, slot, digest
                    from gone
                    order by gen_random_uuid()
                    """);

    private final JdbcClient database;

    SubmissionStore(JdbcClient database) {
        this.database = database;
    }

    /// Lets one transaction at a time change what was handed in; readers go on. Whoever writes to
    /// these tables takes it before anything else, and then reads: two who wrote a row each and
    /// took it afterwards would wait for each other for ever. It leaves no trace in any row.
    void hold() {
        database.sql(
                        """
                        -- One at a time.
                        lock table radar.submission, radar.original, radar.spent_ticket, radar.note
                        in exclusive mode
                        """)
                .update();
    }

    void insert(NewSubmission submission) {
        database.sql(
                        """
                        -- The facts of a worry.
                        insert into radar.submission (
                            id, cycle, slot, promise, known_by, part, receipt)
                        values (:id, :cycle, :slot, :promise, :knownBy, :part, :receipt)
                        """)
                .param("id", submission.id())
                .param("cycle", submission.cycle())
                .param("slot", submission.slot().isPresent() ? submission.slot().getAsInt() : null)
                .param("promise", submission.promise().word())
                .param("knownBy", submission.worry().knowing().word())
                .param("part", submission.worry().part())
                .param("receipt", submission.receipt())
                .update();
        database.sql(
                        """
                        -- Its words.
                        insert into radar.original (submission, cycle, words)
                        values (:id, :cycle, :words)
                        """)
                .param("id", submission.id())
                .param("cycle", submission.cycle())
                .param("words", submission.worry().words())
                .update();
    }

    void insertSender(UUID submission, PersonId person, boolean byMail) {
        database.sql(
                        """
                        -- Who handed in a confidential one.
                        insert into radar.sender (submission, person, by_mail)
                        values (:submission, :person, :byMail)
                        """)
                .param("submission", submission)
                .param("person", person.value())
                .param("byMail", byMail)
                .update();
    }

    int countConfidential(long cycle, PersonId person) {
        return database.sql(
                        """
                        -- How many has somebody handed in confidentially in a round?
                        select count(*)
                        from radar.sender n
                        join radar.submission s on s.id = n.submission
                        where n.person = :person and s.cycle = :cycle
                        """)
                .param("person", person.value())
                .param("cycle", cycle)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /// Takes the hold and rewrites the round's rows.
    void shuffle(long cycle) {
        hold();
        SHUFFLES.forEach(sql -> database.sql(sql).param("cycle", cycle).update());
    }

    /// Rewrites the rows of every round whose words are still there.
    void shuffleAll() {
        database.sql(
                        """
                        -- Which rounds have words?
                        select distinct cycle
                        from radar.original
                        order by cycle
                        """)
                .query((row, number) -> row.getLong(1))
                .list()
                .forEach(this::shuffle);
    }

    /// Puts on the desk what was handed in since.
    int fillDesk(long cycle) {
        return database.sql(
                        """
                        -- The curators may read what came in.
                        update radar.submission
                        set on_desk = true
                        where cycle = :cycle and not on_desk
                        """)
                .param("cycle", cycle)
                .update();
    }

    Optional<Submission> find(UUID id) {
        return database.sql("-- One worry.\n" + COLUMNS + "where s.id = :id and s.on_desk")
                .param("id", id)
                .query(SubmissionStore::submission)
                .optional();
    }

    Optional<Submission> byReceipt(Receipt receipt) {
        return database.sql("-- The worry of a receipt.\n" + COLUMNS + "where s.receipt = :digest")
                .param("digest", receipt.digest())
                .query(SubmissionStore::submission)
                .optional();
    }

    /// Newest round first, at most 50.
    List<Submission> of(PersonId person) {
        return database.sql(
                        "-- What somebody handed in confidentially.\n"
                                + COLUMNS
                                + """
                                join radar.sender n on n.submission = s.id
                                where n.person = :person
                                order by s.cycle desc, s.id
                                limit 50
                                """)
                .param("person", person.value())
                .query(SubmissionStore::submission)
                .list();
    }

    /// Those on the desk that belong to no risk yet, in no order that means anything; at most 500.
    List<Submission> toRead() {
        return database.sql(
                        "-- What is there to read?\n"
                                + COLUMNS
                                + """
                                where s.risk is null and s.on_desk and o.words is not null
                                order by s.has_answer desc, s.id
                                limit 500
                                """)
                .query(SubmissionStore::submission)
                .list();
    }

    /// All on the desk whose words are still there; at most 20,000.
    List<Submission> readable() {
        return database.sql(
                        "-- What can a new one be compared with?\n"
                                + COLUMNS
                                + """
                                where s.on_desk and o.words is not null
                                order by s.id
                                limit 20000
                                """)
                .query(SubmissionStore::submission)
                .list();
    }

    List<Submission> inRisk(RiskId risk) {
        return database.sql(
                        "-- What was put together into a risk?\n"
                                + COLUMNS
                                + "where s.risk = :risk order by s.id limit 1000")
                .param("risk", risk.value())
                .query(SubmissionStore::submission)
                .list();
    }

    Map<RiskId, CuratorDesk.Behind> behind(Collection<RiskId> risks) {
        Map<RiskId, CuratorDesk.Behind> found = new HashMap<>();
        database.sql(
                        """
                        -- How many worries has each risk, and what does one of them say?
                        select s.risk, count(*) as worries,
                            coalesce(min(left(o.words, 200)), '') as words
                        from radar.submission s
                        left join radar.original o on o.submission = s.id
                        where s.risk = any(:risks)
                        group by s.risk
                        """)
                .param("risks", risks.stream().map(RiskId::value).toArray(Long[]::new))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        found.put(
                                                new RiskId(row.getLong("risk")),
                                                new CuratorDesk.Behind(
                                                        row.getInt("worries"),
                                                        row.getString("words"))));
        return found;
    }

    void setRisk(UUID submission, @Nullable RiskId risk) {
        database.sql(
                        """
                        -- A worry joins a risk, or is taken out.
                        update radar.submission
                        set risk = :risk
                        where id = :id
                        """)
                .param("id", submission)
                .param("risk", risk == null ? null : risk.value())
                .update();
    }

    static Submission submission(ResultSet row, int number) throws SQLException {
        int slot = row.getInt("slot");
        OptionalInt given = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(slot);
        long risk = row.getLong("risk");
        RiskId joined = row.wasNull() ? null : new RiskId(risk);
        return new Submission(
                row.getObject("id", UUID.class),
                row.getLong("cycle"),
                given,
                Promise.parse(row.getString("promise")),
                Knowing.parse(row.getString("known_by")),
                row.getString("part"),
                row.getString("words"),
                joined,
                row.getBoolean("is_counted"),
                row.getBoolean("has_answer"));
    }
}
