package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Material.Evidence;
import dev.afterglow.reviews.Material.Finding;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/// The door through which a story leaves the server.
@Service
public class Exports {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    private final Reviews reviews;
    private final Materials materials;
    private final Incidents incidents;
    private final People people;
    private final Paper paper;

    Exports(Reviews reviews, Materials materials, Incidents incidents, People people, Paper paper) {
        this.reviews = reviews;
        this.materials = materials;
        this.incidents = incidents;
        this.people = people;
        this.paper = paper;
    }

    /// The newest version with what was gathered; no interview, no check, no idea leaves.
    public ReviewDocument document(Review review) {
        Incident incident = incidents.incident(review.incident()).orElseThrow();
        Version text = reviews.text(review);
        Material material = materials.material(review.id());
        List<String> about = new ArrayList<>();
        about.add(incident.id() + ": " + incident.title());
        about.add(DAY.format(incident.declaredAt()) + ", version " + text.number());
        PersonId facilitator = review.facilitator();
        if (facilitator != null) {
            about.add("Questions by " + name(facilitator));
        }
        return new ReviewDocument(
                text.title(),
                about,
                text.text(),
                List.of(
                        findings("What went right", material, Finding.Kind.WENT_RIGHT),
                        findings("What contributed", material, Finding.Kind.CONTRIBUTED),
                        new ReviewDocument.Section(
                                "What there was to know",
                                material.things().stream().map(Exports::known).toList()),
                        new ReviewDocument.Section(
                                "Evidence",
                                material.evidence().stream().map(Exports::line).toList()),
                        new ReviewDocument.Section(
                                "Side by side",
                                material.perspectives().stream().map(this::view).toList())));
    }

    /// A PDF.
    public byte[] print(Review review) {
        return paper.print(document(review));
    }

    private static ReviewDocument.Section findings(
            String title, Material material, Finding.Kind kind) {
        return new ReviewDocument.Section(
                title,
                material.findings(kind).stream()
                        .map(one ->
                                one.more().isBlank() ? one.text() : one.text() + " – " + one.more())
                        .toList());
    }

    /// How many knew, and never who.
    private static String known(Material.Thing thing) {
        String where = thing.where().isBlank() ? "" : " (it stands: " + thing.where() + ")";
        return "%s%s. Known before to %d, learnt during by %d, only later by %d."
                .formatted(
                        thing.what().replaceAll("[.\\s]+$", ""),
                        where,
                        count(thing, Material.Knowing.Since.BEFORE),
                        count(thing, Material.Knowing.Since.DURING),
                        count(thing, Material.Knowing.Since.LATER));
    }

    private static long count(Material.Thing thing, Material.Knowing.Since since) {
        return thing.known().stream().filter(one -> one.since() == since).count();
    }

    private static String line(Evidence evidence) {
        return "%s %s: %s"
                .formatted(
                        CLOCK.format(evidence.at()),
                        evidence.marker().title(),
                        evidence.text().strip());
    }

    private String view(Material.Perspective view) {
        return "%s, %s. Saw: %s Believed: %s Did not know: %s"
                .formatted(
                        name(view.person()),
                        CLOCK.format(view.at()),
                        view.saw(),
                        view.believed(),
                        view.didNotKnow());
    }

    private String name(PersonId person) {
        return people.person(person).map(Person::name).orElse("a former colleague");
    }
}
