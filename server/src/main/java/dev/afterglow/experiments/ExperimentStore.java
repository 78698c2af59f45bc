package dev.afterglow.experiments;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Experiments, what teams agreed to, and the one switch that halts all.
@Repository
class ExperimentStore {

    private static final String COLUMNS =
            """
            id, title, file, service, percent, most_minutes, source, source_ref, change_of_mind,
            author, written_at, approved_by
            """;

    private final JdbcClient database;

    ExperimentStore(JdbcClient database) {
        this.database = database;
    }

    ExperimentId add(String title, Draft draft, PersonId author, Instant now) {
        long id =
                database.sql(
                                """
                                -- Keep a draft.
                                insert into experiments.experiment (
                                    title, file, service, percent, most_minutes, source,
                                    source_ref, change_of_mind, author, written_at)
                                values (
                                    :title, :file, :service, :percent, :minutes, :source,
                                    :ref, :mind, :author, :now)
                                returning id
                                """)
                        .param("title", title)
                        .param("file", draft.file())
                        .param("service", draft.service().value())
                        .param("percent", draft.percent())
                        .param("minutes", draft.mostMinutes())
                        .param("source", draft.source().kind().word())
                        .param("ref", draft.source().ref())
                        .param("mind", draft.changeOfMind())
                        .param("author", author.value())
                        .param("now", Timestamp.from(now))
                        .query((row, number) -> row.getLong(1))
                        .single();
        for (MetricId metric : draft.metrics()) {
            database.sql(
                            """
                            -- A key metric whose deviation stops it.
                            insert into experiments.experiment_metric (experiment, metric)
                            values (:id, :metric)
                            """)
                    .param("id", id)
                    .param("metric", metric.value())
                    .update();
        }
        return new ExperimentId(id);
    }

    Optional<Experiment> find(ExperimentId id) {
        return database.sql(
                        "-- What is it?\nselect "
                                + COLUMNS
                                + " from experiments.experiment where id = :id")
                .param("id", id.value())
                .query(this::experiment)
                .optional();
    }

    List<Experiment> newest(int most) {
        return database.sql(
                        "-- The newest experiments.\nselect "
                                + COLUMNS
                                + " from experiments.experiment order by id desc limit :most")
                .param("most", most)
                .query(this::experiment)
                .list();
    }

    List<Experiment> from(Source source, int most) {
        return database.sql(
                        "-- Experiments that came from it, newest first.\nselect "
                                + COLUMNS
                                + """
                                 from experiments.experiment
                                where source = :source and source_ref = :ref
                                order by id desc
                                limit :most
                                """)
                .param("source", source.kind().word())
                .param("ref", source.ref())
                .param("most", most)
                .query(this::experiment)
                .list();
    }

    /// False when somebody approved it already.
    boolean approve(ExperimentId id, PersonId by, Instant now) {
        return database.sql(
                                """
                                -- Somebody else says yes.
                                update experiments.experiment
                                set approved_by = :by, approved_at = :now
                                where id = :id and approved_by is null and author <> :by
                                """)
                        .param("id", id.value())
                        .param("by", by.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void agree(Agreement agreement, Instant now) {
        database.sql(
                        """
                        -- The owning team agrees, in place of what it agreed to before.
                        insert into experiments.agreement (
                            service, agreed_by, agreed_at, until, most_percent, hosts)
                        values (:service, :by, :now, :until, :percent, :hosts)
                        on conflict (service) do update
                        set agreed_by = :by, agreed_at = :now, until = :until,
                            most_percent = :percent, hosts = :hosts
                        """)
                .param("service", agreement.service().value())
                .param("by", agreement.agreedBy().value())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(agreement.until()))
                .param("percent", agreement.mostPercent())
                .param("hosts", String.join(",", agreement.hosts()))
                .update();
    }

    boolean withdraw(ServiceId service) {
        return database.sql(
                                """
                                -- The team takes it back.
                                delete from experiments.agreement
                                where service = :service
                                """)
                        .param("service", service.value())
                        .update()
                == 1;
    }

    Optional<Agreement> agreement(ServiceId service) {
        return agreements().stream()
                .filter(agreement -> agreement.service().equals(service))
                .findFirst();
    }

    List<Agreement> agreements() {
        return database.sql(
                        """
                        -- What teams agreed to.
                        select service, agreed_by, until, most_percent, hosts
                        from experiments.agreement
                        order by service
                        """)
                .query((row, number) ->
                        new Agreement(
                                new ServiceId(row.getString("service")),
                                new PersonId(row.getString("agreed_by")),
                                row.getTimestamp("until").toInstant(),
                                row.getInt("most_percent"),
                                Arrays.asList(row.getString("hosts").split(","))))
                .list();
    }

    void halt(String reason, String by, Instant now) {
        database.sql(
                        """
                        -- Everything stops.
                        insert into experiments.halt (reason, by_whom, at)
                        values (:reason, :by, :now)
                        on conflict (one) do nothing
                        """)
                .param("reason", reason)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean release() {
        return database.sql(
                                """
                                -- Experiments may begin again.
                                delete from experiments.halt
                                """)
                        .update()
                == 1;
    }

    Optional<String> halted() {
        return database.sql(
                        """
                        -- Is everything halted, and why?
                        select reason
                        from experiments.halt
                        """)
                .query(String.class)
                .optional();
    }

    private Experiment experiment(ResultSet row, int number) throws SQLException {
        ExperimentId id = new ExperimentId(row.getLong("id"));
        String approvedBy = row.getString("approved_by");
        return new Experiment(
                id,
                row.getString("title"),
                new Draft(
                        row.getString("file"),
                        new ServiceId(row.getString("service")),
                        row.getInt("percent"),
                        row.getInt("most_minutes"),
                        metrics(id),
                        new Source(
                                Source.Kind.of(row.getString("source")),
                                row.getString("source_ref")),
                        row.getString("change_of_mind")),
                new PersonId(row.getString("author")),
                row.getTimestamp("written_at").toInstant(),
                approvedBy == null ? null : new PersonId(approvedBy));
    }

    private List<MetricId> metrics(ExperimentId id) {
        return database.sql(
                        """
                        -- Key metrics that stop it.
                        select metric
                        from experiments.experiment_metric
                        where experiment = :id
                        order by metric
                        """)
                .param("id", id.value())
                .query((row, number) -> new MetricId(row.getString(1)))
                .list();
    }
}
