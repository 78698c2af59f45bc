package dev.afterglow.company;

import java.time.LocalTime;

/// Somebody who works here, Monday to Friday from `begins` to `ends` where they are.
///
/// @param id lower case letters, digits and hyphens, such as `mei-ling-chou`
/// @param team the team's id
public record Person(
        String id, String name, String team, Site site, LocalTime begins, LocalTime ends) {
    /// Such as `mon-fri 09:00-17:30`.
    public String hours() {
        return "mon-fri " + begins + "-" + ends;
    }
}
