package dev.afterglow.people.web;

import java.util.List;

/// What is wrong with one field of a form.
public record FieldProblem(String field, String sentence) {

    /// The sentence for a field; empty where nothing is wrong.
    public static String of(List<FieldProblem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldProblem::sentence)
                .findFirst()
                .orElse("");
    }
}
