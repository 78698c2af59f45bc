package dev.afterglow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedServerTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    @TempDir private Path folder;

    @Test
    void commits_reach_the_disk_and_only_the_password_opens_it() {
        try (Database database = Database.open(settings())) {
            JdbcClient client = JdbcClient.create(database.source());

            assertThat(setting(client, "fsync")).isEqualTo("on");
            assertThat(setting(client, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(client, "full_page_writes")).isEqualTo("on");
            assertThat(setting(client, "listen_addresses")).isEqualTo("127.0.0.1");
            String url = EmbeddedServer.url(Integer.parseInt(setting(client, "port")));
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused_in_one_sentence() {
        try (Database first = Database.open(settings())) {
            assertThat(first).isNotNull();

            assertThatThrownBy(() -> Database.open(settings()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("already serves the folder")
                    .hasMessageContaining("AFTERGLOW_DATA");
        }
    }

    @Test
    void a_folder_of_another_postgresql_version_is_refused_with_the_way_out() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Database.open(settings()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("make a backup");
    }

    @Tag("long")
    @Test
    void what_was_backed_up_comes_back_after_the_folder_is_lost() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Database database = Database.open(settings())) {
            Migrations.toNewest(database.source());
            add(database, "first");
            add(database, "tab\tand\nline, \"quotes\" \\ and \u00fcmlauts");
            try (Database beside = Database.beside(settings())) {
                Backup.write(beside.source(), NOW, file);
            }
        }

        Path empty = folder.resolve("empty");
        try (Database database = Database.open(settings(empty))) {
            long rows = Restore.read(database.source(), stream(file));

            assertThat(rows).isGreaterThanOrEqualTo(2);
            assertThat(names(database))
                    .containsExactlyInAnyOrder(
                            "first", "tab\tand\nline, \"quotes\" \\ and \u00fcmlauts");
            assertThatThrownBy(() -> Restore.read(database.source(), stream(file)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void a_cut_off_or_foreign_file_restores_nothing() {
        try (Database database = Database.open(settings())) {
            assertThatThrownBy(() ->
                            Restore.read(
                                    database.source(),
                                    new ByteArrayInputStream(new byte[] {1, 2, 3})))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("no Afterglow backup");
        }
    }

    @Test
    void a_database_at_an_older_migration_is_brought_up_with_its_rows() {
        try (Database database = Database.open(settings())) {
            Migrations.to(database.source(), Map.of("people", "2"));
            add(database, "written by the old version");

            Migrations.toNewest(database.source());

            assertThat(names(database)).containsExactly("written by the old version");
            assertThat(Migrations.versions(database.source())).containsKey("radar");
            assertThat(Fingerprint.ofMigrations().isIn(database.source())).isTrue();
        }
    }

    private static void add(Database database, String name) {
        JdbcClient.create(database.source())
                .sql(
                        """
                        insert into people.person
                            (id, name, email, zone, hours, role, active, created_at, changed_at)
                        select 'p' || count(*), :name, 'p' || count(*) || '@example.org', 'UTC', '',
                            'viewer', true, timestamptz '2026-03-04 10:00Z',
                            timestamptz '2026-03-04 10:00Z'
                        from people.person
                        """)
                .param("name", name)
                .update();
    }

    private static List<String> names(Database database) {
        return JdbcClient.create(database.source())
                .sql("select name from people.person")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String setting(JdbcClient client, String name) {
        return client.sql("show " + name).query((row, number) -> row.getString(1)).single();
    }

    private static ByteArrayInputStream stream(ByteArrayOutputStream file) {
        return new ByteArrayInputStream(file.toByteArray());
    }

    private DatabaseSettings settings() {
        return settings(folder);
    }

    private static DatabaseSettings settings(Path folder) {
        return new DatabaseSettings("", "", "", folder, 4);
    }
}
