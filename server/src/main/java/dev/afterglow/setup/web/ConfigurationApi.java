package dev.afterglow.setup.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Role;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import dev.afterglow.setup.PlanLine;
import dev.afterglow.setup.Problem;
import dev.afterglow.setup.YamlText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The configuration as one file: read it, apply one, or see what one would do.
@RestController
class ConfigurationApi {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final int MOST_BYTES = YamlText.MOST_CHARACTERS;

    private final Apply apply;
    private final InstantSource clock;
    private final JsonMapper json;

    ConfigurationApi(Apply apply, InstantSource clock, JsonMapper json) {
        this.apply = apply;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/api/configuration")
    ResponseEntity<String> export(Actor actor) {
        require(actor);
        return ResponseEntity.ok().contentType(YAML).body(apply.export(clock.instant()));
    }

    /// The body is the file. Answers with a plan, one line a thing, or with the problems (422).
    @PostMapping("/api/configuration")
    ResponseEntity<String> apply(
            HttpServletRequest request,
            @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Accept", defaultValue = "text/plain") String accept,
            Actor actor)
            throws IOException {
        require(actor);
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("A configuration file has at most " + MOST_BYTES + " bytes.\n");
        }
        Applied outcome;
        try {
            String yaml =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            outcome =
                    dryRun
                            ? apply.plan(yaml, actor, clock.instant())
                            : apply.apply(yaml, actor, clock.instant());
        } catch (CharacterCodingException garbled) {
            outcome = new Applied.Refused(List.of(new Problem(1, 1, "", "expected UTF-8 text")));
        }
        return accept.contains("json") ? inJson(outcome) : inWords(outcome);
    }

    private static ResponseEntity<String> inWords(Applied outcome) {
        return answer(outcome)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(
                        switch (outcome) {
                            case Applied.Done(var plan) -> Applied.words(plan);
                            case Applied.Planned(var plan) -> Applied.words(plan);
                            case Applied.Refused(var problems) ->
                                    problems.stream()
                                            .map(problem -> problem + "\n")
                                            .collect(Collectors.joining());
                        });
    }

    private ResponseEntity<String> inJson(Applied outcome) {
        Answer answer =
                switch (outcome) {
                    case Applied.Done(var plan) -> new Answer(true, lines(plan), List.of());
                    case Applied.Planned(var plan) -> new Answer(false, lines(plan), List.of());
                    case Applied.Refused(var problems) -> new Answer(false, List.of(), problems);
                };
        return answer(outcome)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(answer));
    }

    private static ResponseEntity.BodyBuilder answer(Applied outcome) {
        return outcome instanceof Applied.Refused
                ? ResponseEntity.unprocessableContent()
                : ResponseEntity.ok();
    }

    private static List<Line> lines(List<PlanLine> plan) {
        return plan.stream()
                .map(line -> new Line(line.section(), line.id(), line.change().word()))
                .toList();
    }

    private static void require(Actor actor) {
        new Permission(
                        actor.may(Role.ADMINISTRATOR),
                        "The configuration is for administrators; a token needs the scope "
                                + "configure.")
                .require();
    }

    private record Answer(boolean applied, List<Line> plan, List<Problem> problems) {}

    private record Line(String section, String id, String change) {}
}
