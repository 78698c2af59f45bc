package dev.afterglow.setup;

import static dev.afterglow.setup.Reader.list;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Reads a configuration file.
public final class ConfigurationReader {

    private ConfigurationReader() {}

    /// Reads a file by itself. References lead to entries of the file; those to a section that
    /// the file does not have are taken on trust, for they may be on a server.
    public static Reading<Configuration> read(String text) {
        return YamlText.read(
                text,
                Reader.fields(ConfigurationReader::configuration),
                findings ->
                        checkNames(findings, (kind, id) -> !findings.hasSection(kind.section())));
    }

    /// Reads a file for a server. References lead to entries of the file or to what `exists`
    /// there and is not removed by the file.
    public static Reading<Configuration> read(String text, BiPredicate<Kind, String> exists) {
        return YamlText.read(
                text,
                Reader.fields(ConfigurationReader::configuration),
                findings -> checkNames(findings, exists));
    }

    /// As [#read], and what `place` makes of it and of the place of each id: by path, such as
    /// `schedules[0].id`.
    static <T> Reading<T> read(
            String text,
            BiPredicate<Kind, String> exists,
            BiFunction<Configuration, Map<String, Problem>, T> place) {
        Map<String, Problem> places = new HashMap<>();
        Reading<Configuration> reading =
                YamlText.read(
                        text,
                        Reader.fields(ConfigurationReader::configuration),
                        findings -> {
                            checkNames(findings, exists);
                            for (Mention.Role role : Mention.Role.values()) {
                                findings.mentions(role)
                                        .forEach(
                                                one -> places.put(one.place().path(), one.place()));
                            }
                        });
        return switch (reading) {
            case Reading.Accepted<Configuration>(Configuration file) ->
                    new Reading.Accepted<>(place.apply(file, Map.copyOf(places)));
            case Reading.Refused<Configuration>(var problems) -> new Reading.Refused<>(problems);
        };
    }

    /// A file and where its ids stand.
    record Placed(Configuration file, Map<String, Problem> places) {

        /// A problem with what stands there.
        Problem problem(String path, String message) {
            Problem place = places.getOrDefault(path, new Problem(1, 1, path, ""));
            return new Problem(place.line(), place.column(), path, message);
        }
    }

    private static Optional<Configuration> configuration(Fields fields) {
        var people = section(fields, "people", PeopleSection::person);
        var absences = section(fields, "absences", PeopleSection::absence);
        var teams = section(fields, "teams", PeopleSection::team);
        var rosters = section(fields, "rosters", PeopleSection::roster);
        var schedules = section(fields, "schedules", SchedulesSection::schedule);
        var policies = section(fields, "policies", PoliciesSection::policy);
        var services = section(fields, "services", CatalogueSection::service);
        var integrations = section(fields, "integrations", CatalogueSection::integration);
        var metrics = section(fields, "metrics", MetricsSection::metric);
        var remove =
                fields.optional("remove", Reader.fields(ConfigurationReader::removals), Map.of());
        return fields.make(() ->
                new Configuration(
                        people.get(),
                        absences.get(),
                        teams.get(),
                        rosters.get(),
                        schedules.get(),
                        policies.get(),
                        services.get(),
                        integrations.get(),
                        metrics.get(),
                        remove.get()));
    }

    private static <T> Field<List<T>> section(
            Fields fields, String name, Function<Fields, Optional<T>> entry) {
        if (fields.has(name)) {
            fields.item().findings().section(name);
        }
        return fields.optional(name, list(Reader.fields(entry)), List.of());
    }

    private static Optional<Map<Kind, List<String>>> removals(Fields fields) {
        Map<Kind, Field<List<String>>> read = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (fields.has(kind.section())) {
                read.put(kind, fields.required(kind.section(), list(Names.removes(kind))));
            } else {
                fields.maybe(kind.section(), list(Names.removes(kind)));
            }
        }
        return fields.make(() -> {
            Map<Kind, List<String>> removals = new EnumMap<>(Kind.class);
            read.forEach((kind, ids) -> removals.put(kind, ids.get()));
            return removals;
        });
    }

    private static void checkNames(Findings findings, BiPredicate<Kind, String> exists) {
        Set<String> defined = new HashSet<>();
        for (Mention mention : findings.mentions(Mention.Role.DEFINES)) {
            if (!defined.add(key(mention))) {
                refuse(findings, mention, "the %s %s is defined twice");
            }
        }
        Set<String> removed = new HashSet<>();
        for (Mention mention : findings.mentions(Mention.Role.REMOVES)) {
            removed.add(key(mention));
            if (defined.contains(key(mention))) {
                refuse(findings, mention, "the %s %s is both defined and removed");
            }
        }
        for (Mention mention : findings.mentions(Mention.Role.REFERS)) {
            if (removed.contains(key(mention))) {
                refuse(findings, mention, "the %s %s is removed by this file");
            } else if (!defined.contains(key(mention))
                    && !exists.test(mention.kind(), mention.id())) {
                refuse(findings, mention, "there is no %s %s");
            }
        }
    }

    private static void refuse(Findings findings, Mention mention, String message) {
        findings.report(mention.problem(message.formatted(mention.kind().word(), mention.id())));
    }

    private static String key(Mention mention) {
        return mention.kind().section() + "/" + mention.id();
    }
}
