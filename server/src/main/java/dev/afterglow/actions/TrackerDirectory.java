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
                        trackers.put(name, tracker(new Place(name, tracker, web, clock))));
    }

    private record Place(
            String name, TrackerSettings.Tracker tracker, WebExchange web, InstantSource clock) {

        TrackerCall call(String base, Map<String, String> headers) {
            return new TrackerCall(
                    web, clock, tracker.kind().label() + " (" + name + ")", base, headers);
        }
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

    private static IssueTracker tracker(Place place) {
        TrackerSettings.Tracker tracker = place.tracker();
        return switch (tracker.kind()) {
            case GITHUB ->
                    new GitHubIssues(
                            place.call(GitHubIssues.base(tracker), GitHubIssues.headers(tracker)),
                            tracker);
            case GITLAB ->
                    new GitLabIssues(
                            place.call(GitLabIssues.base(tracker), GitLabIssues.headers(tracker)),
                            tracker);
            case JIRA ->
                    new JiraIssues(
                            place.call(JiraIssues.base(tracker), JiraIssues.headers(tracker)),
                            tracker);
        };
    }
}
