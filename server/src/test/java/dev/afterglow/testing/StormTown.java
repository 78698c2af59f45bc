package dev.afterglow.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A configuration for storms: services that all have one policy and their own integration, so that
/// each alert pages one person by webhook.
public final class StormTown {

    private final int services;
    private final String escalatesAfter;

    public StormTown(int services) {
        this(services, "10m");
    }

    /// @param escalatesAfter when Bo is paged about what Ana does not take, such as `10m`
    public StormTown(int services, String escalatesAfter) {
        this.services = services;
        this.escalatesAfter = escalatesAfter;
    }

    /// The keys of the integrations, one a service.
    public List<String> keys() {
        return IntStream.range(0, services).mapToObj("%032x"::formatted).toList();
    }

    /// @param webhook where Ana's pages go; the second step pages Bo there
    public String yaml(String webhook) {
        List<String> lines = new ArrayList<>();
        lines.add("people:");
        for (String person : List.of("ana", "bo")) {
            lines.add(
                    ("  - {id: %1$s, name: %1$s, email: %1$s@example.org, zone: UTC,"
                                    + " rules: [{urgency: high, after: 0m, by: webhook,"
                                    + " to: \"%2$s\"}]}")
                            .formatted(person, webhook));
        }
        lines.add("policies:");
        lines.add("  - id: town");
        lines.add("    steps:");
        lines.add("      - {after: 0m, notify: [{person: ana}]}");
        lines.add("      - {after: %s, notify: [{person: bo}]}".formatted(escalatesAfter));
        lines.add("services:");
        for (int number = 0; number < services; number++) {
            lines.add("  - {id: service-%1$d, name: Service %1$d, policy: town}".formatted(number));
        }
        lines.add("integrations:");
        for (int number = 0; number < services; number++) {
            lines.add(
                    "  - {id: door-%1$d, service: service-%1$d, kind: generic, key: \"%2$s\"}"
                            .formatted(number, keys().get(number)));
        }
        return String.join("\n", lines) + "\n";
    }
}
