package dev.afterglow.people.web;

import java.util.List;

/// The form with which administrators invite somebody.
public record InvitationForm(
        String name, String email, String zone, String role, List<FieldProblem> problems) {

    public String problem(String field) {
        return FieldProblem.of(problems, field);
    }
}
