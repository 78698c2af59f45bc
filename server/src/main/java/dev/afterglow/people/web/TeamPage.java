package dev.afterglow.people.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// One team.
///
/// @param why why the reader may edit it, or may not
/// @param problem why the last form changed nothing; empty otherwise
public record TeamPage(
        String id, String name, List<Member> members, boolean mayEdit, String why, String problem) {

    public record Member(String id, PersonChip chip, boolean away) {}
}
