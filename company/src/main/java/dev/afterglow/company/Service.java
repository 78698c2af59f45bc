package dev.afterglow.company;

import java.util.List;

/// A running system, the team that owns it, and the services without which it does not work.
///
/// @param summary what it is for, in one sentence
public record Service(String id, String name, String team, List<String> dependsOn, String summary) {
    public Service {
        dependsOn = List.copyOf(dependsOn);
    }
}
