package dev.afterglow.actions;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The trackers that actions may have issues in (`afterglow.actions.…`).
///
/// @param trackers by the name that people choose them by
/// @param patience for one answer of a tracker
/// @param lease how long another server leaves an issue alone that this one works on
@ConfigurationProperties("afterglow.actions")
record TrackerSettings(
        @DefaultValue Map<String, Tracker> trackers,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("4m") Duration lease) {

    private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(1);
    private static final int ANSWERS = 2;

    TrackerSettings {
        if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "afterglow.actions.patience is 100ms to 1m, was " + patience);
        }
        if (lease.compareTo(patience.multipliedBy(ANSWERS)) < 0) {
            throw new IllegalArgumentException(
                    "afterglow.actions.lease is at least %d times the patience of %s, was %s"
                            .formatted(ANSWERS, patience, lease));
        }
        trackers = Map.copyOf(trackers);
        trackers.forEach((name, tracker) -> tracker.check(name));
    }

    enum Kind {
        GITHUB("GitHub"),
        GITLAB("GitLab"),
        JIRA("Jira");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// One tracker.
    ///
    /// @param url where people see it, such as `https://github.com`
    /// @param project `owner/repository`, a project's path, or the key of a Jira project
    /// @param user the e-mail address that belongs to a token of Jira Cloud; empty elsewhere
    /// @param issueType what Jira calls what is made
    record Tracker(
            Kind kind,
            String url,
            String project,
            @DefaultValue("") String user,
            String token,
            @DefaultValue("Task") String issueType) {

        private void check(String name) {
            String at = "afterglow.actions.trackers." + name;
            if (!url.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
                throw new IllegalArgumentException(
                        at + ".url is a web address like https://github.com, was " + url);
            }
            String form = kind == Kind.JIRA ? "[A-Z][A-Z0-9_]{1,30}" : "[\\w.-]+(/[\\w.-]+)+";
            if (!project.matches(form)) {
                throw new IllegalArgumentException(
                        "%s.project is %s, was %s"
                                .formatted(
                                        at,
                                        kind == Kind.JIRA
                                                ? "the key of a project, like OPS"
                                                : "a path, like acme/playback",
                                        project));
            }
            if (token.isBlank()) {
                throw new IllegalArgumentException(at + ".token is empty");
            }
        }

        /// Without a slash at its end.
        String base() {
            return url.replaceAll("/+$", "");
        }

        boolean isGitHubItself() {
            return url.toLowerCase(Locale.ROOT).matches("https?://github\\.com(/.*)?");
        }
    }
}
