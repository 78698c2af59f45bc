package dev.afterglow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.afterglow.AfterglowServer;
import dev.afterglow.testing.SettableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Takes the database away from a whole server with a port of its own.
@SpringBootTest(
        classes = AfterglowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(SettableClock.class)
@DirtiesContext
@Tag("long")
class DatabaseAwayTest {

    private static final long SHORTEST_WAIT_MILLIS = 250;

    private static EmbeddedPostgres postgres;

    @Autowired private DataSource source;
    @LocalServerPort private int port;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        properties.add("afterglow.database.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("afterglow.database.username", () -> "postgres");
    }

    @Test
    void without_a_database_people_and_programs_are_told_so_and_when_to_come_back()
            throws Exception {
        assertThat(get("/sign-in", "").statusCode()).isEqualTo(200);

        ((HikariDataSource) source).setConnectionTimeout(SHORTEST_WAIT_MILLIS);
        postgres.close();
        HttpResponse<String> page = get("/me", "SESSION=c29tZWJvZHk=");
        HttpResponse<String> program = token("/api/people");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("The database does not answer", "Nothing was changed.");
        assertThat(page.headers().firstValue("Retry-After")).contains("5");
        assertThat(program.statusCode()).isEqualTo(503);
        assertThat(program.body()).contains("\"title\":\"The database does not answer\"");
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html")
                        .header("Cookie", cookie)
                        .build());
    }

    private HttpResponse<String> token(String path) throws Exception {
        return send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer afterglow_some-token")
                        .build());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
