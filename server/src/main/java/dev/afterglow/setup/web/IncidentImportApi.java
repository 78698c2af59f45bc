package dev.afterglow.setup.web;

import dev.afterglow.incidents.ImportCounts;
import dev.afterglow.incidents.ImportedIncident;
import dev.afterglow.incidents.IncidentImport;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Role;
import dev.afterglow.setup.ImportedJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Takes over incidents that the command line read: JSON lines in the form of [ImportedJson].
@RestController
class IncidentImportApi {

    private static final int BYTES_MAX = 64 << 20;
    private static final int LINES_MAX = 1_000;

    private final IncidentImport imports;
    private final InstantSource clock;
    private final JsonMapper json;

    IncidentImportApi(IncidentImport imports, InstantSource clock, JsonMapper json) {
        this.imports = imports;
        this.clock = clock;
        this.json = json;
    }

    /// All lines of the body are taken over, or none (422, with the line).
    @PostMapping(path = "/api/incidents/import", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> take(HttpServletRequest request, Actor actor) throws IOException {
        new Permission(
                        actor.may(Role.CURATOR),
                        "Importing incidents is for curators and administrators; a token needs the"
                                + " scope configure.")
                .require();
        byte[] body = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "One request has at most " + BYTES_MAX + " bytes");
        }
        List<String> lines =
                new String(body, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        if (lines.size() > LINES_MAX) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "One request has at most 1,000 incidents, was " + lines.size());
        }
        List<ImportedIncident> incidents = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            try {
                incidents.add(ImportedJson.read(json.readTree(lines.get(number))));
            } catch (JacksonException | IllegalArgumentException wrong) {
                return problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "line %d: %s; nothing was imported"
                                .formatted(number + 1, wrong.getMessage()));
            }
        }
        ImportCounts counts = imports.take(incidents, actor, clock.instant());
        return ResponseEntity.ok(counts);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
