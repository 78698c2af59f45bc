package dev.afterglow.setup;

import dev.afterglow.detectors.KnownEvent;
import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.Handover;
import dev.afterglow.oncall.Layer;
import dev.afterglow.oncall.Replacement;
import dev.afterglow.oncall.Rotation;
import dev.afterglow.oncall.ScheduleOverride;
import dev.afterglow.setup.MetricEntry.Source;
import dev.afterglow.setup.PolicyEntry.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// Writes a configuration in the form that [ConfigurationReader] reads. Reading what was written
/// gives the same configuration.
public final class ConfigurationWriter {

    private static final DumpSettings FORM =
            DumpSettings.builder()
                    .setDefaultFlowStyle(FlowStyle.AUTO)
                    .setDereferenceAliases(true)
                    .setIndent(4)
                    .setIndicatorIndent(2)
                    .setIndentWithIndicator(false)
                    .setWidth(100)
                    .build();

    private ConfigurationWriter() {}

    /// The configuration as YAML; empty sections are left out.
    public static String write(Configuration configuration) {
        Map<String, Object> sections = new LinkedHashMap<>();
        section(sections, "people", configuration.people(), ConfigurationWriter::person);
        section(sections, "absences", configuration.absences(), ConfigurationWriter::absence);
        section(
                sections,
                "teams",
                configuration.teams(),
                team ->
                        Mapping.of("id", team.id())
                                .with("name", team.name())
                                .withList("members", team.members()));
        section(
                sections,
                "rosters",
                configuration.rosters(),
                roster ->
                        Mapping.of("id", roster.id())
                                .with("name", roster.name())
                                .withList("members", roster.members()));
        section(sections, "schedules", configuration.schedules(), ConfigurationWriter::schedule);
        section(sections, "policies", configuration.policies(), ConfigurationWriter::policy);
        section(sections, "services", configuration.services(), ConfigurationWriter::service);
        section(
                sections,
                "integrations",
                configuration.integrations(),
                ConfigurationWriter::integration);
        section(sections, "metrics", configuration.metrics(), ConfigurationWriter::metric);
        Map<String, Object> removals = removals(configuration.remove());
        if (!removals.isEmpty()) {
            sections.put("remove", removals);
        }
        return new Dump(FORM).dumpToString(sections);
    }

    private static <T> void section(
            Map<String, Object> sections,
            String name,
            Collection<T> entries,
            Function<T, Mapping> write) {
        if (!entries.isEmpty()) {
            sections.put(name, tree(entries, write));
        }
    }

    private static Map<String, Object> removals(Map<Kind, List<String>> remove) {
        Map<String, Object> removals = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<String> ids = remove.getOrDefault(kind, List.of());
            if (!ids.isEmpty()) {
                removals.put(kind.section(), ids);
            }
        }
        return removals;
    }

    private static Mapping person(PersonEntry person) {
        return Mapping.of("id", person.id())
                .with("name", person.name())
                .with("email", person.email())
                .with("zone", person.zone())
                .with("hours", person.hours())
                .withList(
                        "rules",
                        tree(
                                person.rules(),
                                rule ->
                                        Mapping.of("urgency", Texts.write(rule.urgency()))
                                                .with("after", Texts.write(rule.after()))
                                                .with("by", Texts.write(rule.by()))
                                                .with("to", rule.to())));
    }

    private static Mapping absence(AbsenceEntry absence) {
        return Mapping.of("person", absence.person())
                .with("from", absence.from())
                .with("to", absence.to())
                .with("kind", absence.kind());
    }

    private static Mapping schedule(ScheduleEntry entry) {
        ZoneId zone = entry.schedule().zone();
        return Mapping.of("id", entry.schedule().id())
                .with("name", entry.name())
                .with("team", entry.team())
                .with("zone", zone)
                .withList("layers", tree(entry.schedule().layers(), ConfigurationWriter::layer))
                .withList(
                        "replacements",
                        tree(entry.schedule().replacements(), r -> replacement(r, zone)))
                .withList("overrides", tree(entry.schedule().overrides(), o -> override(o, zone)));
    }

    private static Mapping layer(Layer layer) {
        Object rotates =
                switch (layer.rotation()) {
                    case Rotation.Daily _ -> "daily";
                    case Rotation.Weekly _ -> "weekly";
                    case Rotation.Monthly _ -> "monthly";
                    case Rotation.Every every -> Map.of("every", Texts.write(every.period()));
                };
        return Mapping.of("id", layer.id())
                .withList("people", crews(layer.crews()))
                .withTree("rotates", rotates)
                .with("handover", Handover.write(layer.rotation()))
                .with("from", Texts.write(layer.from()))
                .with("only", layer.only())
                .withList(
                        "changes",
                        tree(
                                layer.changes(),
                                change ->
                                        Mapping.of("from", Texts.write(change.from()))
                                                .withList("people", crews(change.crews()))))
                .withFlag("shadow", layer.shadow());
    }

    private static List<Object> crews(List<Crew> crews) {
        return crews.stream().map(ConfigurationWriter::crew).toList();
    }

    private static Object crew(Crew crew) {
        List<String> ids = crew.people().stream().map(Object::toString).toList();
        return ids.size() == 1 ? ids.getFirst() : ids;
    }

    private static Mapping replacement(Replacement replacement, ZoneId zone) {
        return Mapping.of("from", Texts.write(replacement.from(), zone))
                .with("to", Texts.write(replacement.to(), zone))
                .withText("reason", replacement.reason())
                .withTree("layers", tree(replacement.layers(), ConfigurationWriter::layer));
    }

    private static Mapping override(ScheduleOverride override, ZoneId zone) {
        return Mapping.of("from", Texts.write(override.from(), zone))
                .with("to", Texts.write(override.to(), zone))
                .withTree("person", crew(override.crew()))
                .withText("reason", override.reason());
    }

    private static Mapping policy(PolicyEntry policy) {
        return Mapping.of("id", policy.id())
                .with("name", policy.name())
                .withTree("repeat", policy.repeat())
                .with("again_after", Texts.write(policy.againAfter()))
                .with("ack_timeout", policy.ackTimeout().map(Texts::write))
                .with("hand_over", policy.handOver())
                .withList("steps", tree(policy.steps(), ConfigurationWriter::step));
    }

    private static Mapping step(PolicyEntry.Step step) {
        Mapping mapping =
                Mapping.of("after", Texts.write(step.after()))
                        .withList("notify", tree(step.targets(), ConfigurationWriter::target));
        if (step.untilEveryone()) {
            mapping.with("until", "everyone-acknowledged");
        }
        return mapping.withFlag("round_robin", step.roundRobin())
                .withList(
                        "severities",
                        step.when().severities().stream().sorted().map(Texts::write).toList())
                .with("hours", Optional.ofNullable(step.when().hours()));
    }

    private static Mapping target(Target target) {
        return switch (target) {
            case Target.Person(var person) -> Mapping.of("person", person);
            case Target.OnCall(var schedule) -> Mapping.of("schedule", schedule);
            case Target.Team(var team) -> Mapping.of("team", team);
            case Target.Roster(var roster) -> Mapping.of("roster", roster);
            case Target.Everybody(var teams, String reason) ->
                    Mapping.ofList("everybody", teams).with("automatic", reason);
        };
    }

    private static Mapping service(ServiceEntry service) {
        return Mapping.of("id", service.id())
                .with("name", service.name())
                .with("team", service.team())
                .with("policy", service.policy())
                .withList("depends_on", service.dependsOn());
    }

    private static Mapping integration(IntegrationEntry integration) {
        return Mapping.of("id", integration.id())
                .with("service", integration.service())
                .with("kind", Texts.write(integration.kind()))
                .with("key", integration.key())
                .with("every", integration.every().map(Texts::write));
    }

    private static Mapping metric(MetricEntry metric) {
        return Mapping.of("id", metric.id())
                .with("name", metric.name())
                .with("unit", metric.unit())
                .with("harm", Texts.write(metric.harm()))
                .withTree("pages_per_month", number(metric.pagesPerMonth()))
                .with("service", metric.service())
                .withTree("source", source(metric.source()).tree())
                .with("breakdown", metric.breakdown())
                .withAll(manner(metric.manner()));
    }

    private static Mapping manner(MetricEntry.Manner manner) {
        ZoneId zone = manner.zone().orElse(ZoneOffset.UTC);
        return Mapping.of("kind", manner.kind().map(Texts::write))
                .with("meaning", manner.meaning())
                .with("zone", manner.zone())
                .with("season", manner.season().map(Texts::write))
                .with("pages", manner.pages())
                .withList(
                        "events",
                        tree(manner.events().orElse(List.of()), event -> event(event, zone)));
    }

    private static Mapping event(KnownEvent event, ZoneId zone) {
        return Mapping.of("name", event.name())
                .with("from", Texts.write(Instant.ofEpochMilli(event.from()), zone))
                .with("to", Texts.write(Instant.ofEpochMilli(event.to()), zone))
                .with("effect", Texts.write(event.effect()));
    }

    /// A whole number as such, any other as text, which keeps its digits.
    private static Object number(BigDecimal amount) {
        return amount.scale() <= 0 ? amount.toBigInteger() : amount.toPlainString();
    }

    private static Mapping source(Source source) {
        String step = Texts.write(source.step());
        return switch (source) {
            case Source.Prometheus(String address, String query, var _) ->
                    Mapping.of("prometheus", address).with("query", query).with("step", step);
            case Source.Atlas(String address, String query, var _) ->
                    Mapping.of("atlas", address).with("query", query).with("step", step);
            case Source.Received(String series, var key, var _, var reading) ->
                    Mapping.of("received", series)
                            .with("key", key)
                            .with("reading", reading.map(Texts::write))
                            .with("step", step);
        };
    }

    private static <T> List<Object> tree(Collection<T> entries, Function<T, Mapping> write) {
        return entries.stream().<Object>map(entry -> write.apply(entry).tree()).toList();
    }
}
