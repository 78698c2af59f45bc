package dev.afterglow.patterns.web;

import dev.afterglow.patterns.AnswerLines;
import dev.afterglow.patterns.Patterns;
import dev.afterglow.patterns.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The newest run for programs.
@RestController
class PatternApi {

    private final Patterns patterns;

    PatternApi(Patterns patterns) {
        this.patterns = patterns;
    }

    /// All looks, with the fields of `patterns --json`; 404 before the first run.
    @GetMapping("/api/patterns")
    List<Map<String, @Nullable Object>> patterns() {
        Run run =
                patterns.done()
                        .orElseThrow(() ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "No lens has looked yet"));
        List<dev.afterglow.patterns.Answer.Off> off =
                Optional.ofNullable(run.report()).map(Run.Report::off).orElse(List.of());
        return AnswerLines.of(patterns.findings(run), off);
    }
}
