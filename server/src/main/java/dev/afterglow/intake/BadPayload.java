package dev.afterglow.intake;

import java.util.List;

/// A message that is not what its format says. Thrown while reading, answered at the edge.
public final class BadPayload extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient List<Problem> problems;

    /// What is wrong with one field, in a sentence.
    public record Problem(String field, String sentence) {}

    public BadPayload(List<Problem> problems) {
        super(problems.toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public BadPayload(String field, String sentence) {
        this(List.of(new Problem(field, sentence)));
    }

    /// At least one.
    public List<Problem> problems() {
        return problems;
    }

    public List<String> sentences() {
        return problems.stream().map(Problem::sentence).toList();
    }
}
