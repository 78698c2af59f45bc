package dev.afterglow.setup;

/// What an id in the file may stand for, with its word and its section.
public enum Kind {
    PERSON("person", "people"),
    TEAM("team", "teams"),
    ROSTER("roster", "rosters"),
    SCHEDULE("schedule", "schedules"),
    POLICY("policy", "policies"),
    SERVICE("service", "services"),
    INTEGRATION("integration", "integrations"),
    METRIC("metric", "metrics");

    private final String word;
    private final String section;

    Kind(String word, String section) {
        this.word = word;
        this.section = section;
    }

    /// What one of them is called.
    public String word() {
        return word;
    }

    /// The section of the file that defines them.
    public String section() {
        return section;
    }
}
