package dev.afterglow.people.web;

import dev.afterglow.people.Team;
import dev.afterglow.web.PersonChip;
import java.util.List;

/// One person, as everybody may see them.
///
/// @param away days within the next two months, without why
/// @param problem why the last form changed nothing; empty otherwise
public record PersonPage(
        String id,
        String name,
        PersonChip chip,
        String email,
        String zone,
        String hours,
        String role,
        boolean active,
        List<Team> teams,
        List<String> away,
        boolean administers,
        List<String> roles,
        String problem) {}
