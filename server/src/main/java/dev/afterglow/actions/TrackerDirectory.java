package dev.afterglow.actions;

import dev.afterglow.delivery.WebExchange;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The trackers of the configuration, by name.
@Component
class TrackerDirectory {

    private final Map<String, IssueTracker> trackers = new TreeMap<>();

    TrackerDirectory(TrackerSettings settings, WebExchange web, InstantSource clock) {
        settings.trackers()
                .forEach((name, tracker) ->
                        trackers.put(
                                name,
                                tracker(
                                        tracker,
                                        new TrackerCall.Line(
                                                web,
                                                clock,
                                                settings.patience(),
                                                tracker.kind().label() + " (" + name + ")"))));
    }

    /// @param tracker as people choose it
    record At(String tracker, String number) {}

    List<String> names() {
        return List.copyOf(trackers.keySet());
    }

    Optional<IssueTracker> tracker(String name) {
        return Optional.ofNullable(trackers.get(name));
    }

    /// Whose issue stands at an address that people see?
    Optional<At> at(String address) {
        return trackers.entrySet().stream()
                .flatMap(one ->
                        one.getValue().numberAt(address).stream()
                                .map(number -> new At(one.getKey(), number)))
                .findFirst();
    }

    private static IssueTracker tracker(TrackerSettings.Tracker tracker, TrackerCall.Line line) {
        return switch (tracker.kind()) {
            case GITHUB -> new GitHubIssues(line, tracker);
            case GITLAB -> new GitLabIssues(line, tracker);
            case JIRA -> new JiraIssues(line, tracker);
        };
    }
}
