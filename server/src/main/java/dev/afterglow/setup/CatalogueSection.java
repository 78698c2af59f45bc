package dev.afterglow.setup;

import static dev.afterglow.setup.Names.defines;
import static dev.afterglow.setup.Names.refers;
import static dev.afterglow.setup.Reader.list;
import static dev.afterglow.setup.Reader.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads services and integrations.
final class CatalogueSection {

    static final Reader<String> SERVICE = refers(Kind.SERVICE, Texts::id);
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofDays(31);

    private CatalogueSection() {}

    static Optional<ServiceEntry> service(Fields fields) {
        var id = fields.required("id", defines(Kind.SERVICE, Texts::id));
        var name = fields.maybe("name", text(Texts::line));
        var team = fields.maybe("team", PeopleSection.TEAM);
        var policy = fields.maybe("policy", refers(Kind.POLICY, Texts::id));
        var dependsOn = fields.optional("depends_on", list(SERVICE), List.of());
        return fields.make(() ->
                new ServiceEntry(
                        id.get(),
                        name.get().orElse(id.get()),
                        team.get(),
                        policy.get(),
                        dependsOn.get()));
    }

    static Optional<IntegrationEntry> integration(Fields fields) {
        var id = fields.required("id", defines(Kind.INTEGRATION, Texts::id));
        var service = fields.required("service", SERVICE);
        var kind = fields.required("kind", text(Texts.choice(IntegrationEntry.Kind.class)));
        var key =
                fields.maybe(
                        "key",
                        text(text ->
                                Texts.matching(
                                        KEY,
                                        "a key of 16 to 128 letters, digits, '_' and '-'",
                                        text)));
        var every =
                fields.maybe("every", text(Texts.duration(SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT)));
        return fields.make(() ->
                new IntegrationEntry(id.get(), service.get(), kind.get(), key.get(), every.get()));
    }
}
