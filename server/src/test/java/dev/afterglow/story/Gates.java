package dev.afterglow.story;

import dev.afterglow.testing.DurablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Gates in the database of a server: whoever writes a row of a certain metric to a table that has
/// a gate waits there, in the middle of its transaction, until the gate opens. So a story can stop
/// a server at an exact place and kill it there. A gate that was not closed stops nobody.
///
/// Metrics, services and persons are told apart by the number at the end of their name. Gates are
/// session locks: they open when the database is killed.
final class Gates implements AutoCloseable {

    /// Where a gate stands.
    enum Place {
        SAMPLE(1),
        DEVIATION(2),
        ALERT(3),
        PAGE(4),
        MESSAGE(5),
        ATTEMPT(6),
        RECORD(7);

        private final int key;

        Place(int key) {
            this.key = key;
        }
    }

    private static final String WHOSE =
            """
            create schema story;
            create function story.wait_at_gate() returns trigger language plpgsql as $$
            declare
                name text;
            begin
                if tg_table_name = 'sample' then
                    select id into name from metrics.key_metric where number = new.metric;
                elsif tg_table_name = 'deviation' then
                    name := new.metric_id;
                elsif tg_table_name = 'message' then
                    name := new.person;
                elsif tg_table_name = 'attempt' then
                    select person into name from delivery.message where id = new.message;
                else
                    name := new.service;
                end if;
                perform pg_advisory_xact_lock_shared(
                    cast(tg_argv[0] as int), cast(substring(name from '[0-9]+$') as int));
                return new;
            end
            $$
            """;

    private final DurablePostgres postgres;
    private Connection keeper;

    /// Puts up all gates, open.
    Gates(DurablePostgres postgres) throws SQLException {
        this.postgres = postgres;
        this.keeper = postgres.connect();
        execute(WHOSE);
        gate(Place.SAMPLE, "insert", "metrics.sample", "");
        gate(Place.DEVIATION, "insert", "metrics.deviation", "");
        gate(Place.ALERT, "insert", "alerts.alert", "");
        gate(Place.PAGE, "insert", "paging.page", "");
        gate(Place.MESSAGE, "insert", "delivery.message", "");
        gate(Place.ATTEMPT, "insert", "delivery.attempt", "");
        gate(Place.RECORD, "update", "delivery.message", "when (new.state = 'sent')");
    }

    private void gate(Place place, String act, String table, String condition) throws SQLException {
        execute(
                ("create trigger gate_%d before %s on %s for each row %s"
                                + " execute function story.wait_at_gate(%d)")
                        .formatted(place.key, act, table, condition, place.key));
    }

    void close(Place place, int number) throws SQLException {
        execute("select pg_advisory_lock(%d, %d)".formatted(place.key, number));
    }

    void open(Place place, int number) throws SQLException {
        execute("select pg_advisory_unlock(%d, %d)".formatted(place.key, number));
    }

    /// Whether somebody stands before a closed gate.
    boolean isReached(Place place, int number) {
        String question =
                """
                -- Who waits at this gate?
                select exists (
                    select from pg_locks
                    where locktype = 'advisory' and not granted
                      and classid = ? and objid = ? and objsubid = 2)
                """;
        try (Connection connection = postgres.connect();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setInt(1, place.key);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /// Opens all gates, also when the database has forgotten them.
    void openAll() throws SQLException {
        keeper.close();
        keeper = postgres.connect();
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = keeper.createStatement()) {
            one.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }
}
