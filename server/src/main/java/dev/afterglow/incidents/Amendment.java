package dev.afterglow.incidents;

import dev.afterglow.services.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What an incident is, said better than at first.
///
/// @param severity 1 to 4
public record Amendment(
        String title,
        IncidentKind kind,
        int severity,
        List<ServiceId> services,
        boolean isRestricted) {

    public Amendment {
        services = List.copyOf(services);
        if (title.isBlank() || title.length() > Declaration.TITLE_MAX) {
            throw new IllegalArgumentException(
                    "Say in a line what people cannot do; 1 to 200 characters, was "
                            + title.length());
        }
        if (severity < 1 || severity > 4) {
            throw new IllegalArgumentException("Severity is 1 to 4, was " + severity);
        }
        if (services.size() > Declaration.SERVICES_MAX) {
            throw new IllegalArgumentException(
                    "At most 50 services may be named, was " + services.size());
        }
    }

    /// In words, as the record keeps them; empty when nothing is different.
    List<String> changesOf(Incident before) {
        List<String> changes = new ArrayList<>();
        if (!title.equals(before.title())) {
            changes.add("“" + title + "”, was “" + before.title() + "”");
        }
        if (kind != before.kind()) {
            changes.add(kind.words() + ", was " + before.kind().words());
        }
        if (severity != before.severity()) {
            changes.add("severity " + severity + ", was " + before.severity());
        }
        if (!services.equals(before.services())) {
            changes.add("services " + names(services) + ", were " + names(before.services()));
        }
        if (isRestricted != before.isRestricted()) {
            changes.add(isRestricted ? "for few eyes from now on" : "for everybody from now on");
        }
        return changes;
    }

    private static String names(List<ServiceId> services) {
        return services.isEmpty()
                ? "none"
                : services.stream().map(ServiceId::value).collect(Collectors.joining(", "));
    }
}
