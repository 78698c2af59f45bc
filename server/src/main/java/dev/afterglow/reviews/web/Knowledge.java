package dev.afterglow.reviews.web;

import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Material;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.List;

/// Who knew what, and since when. "–" means that nobody asked.
final class Knowledge {

    private Knowledge() {}

    static ReviewView.Knowledge view(Material material, Faces faces, Times times) {
        List<PersonId> people = faces.wereThere();
        return new ReviewView.Knowledge(
                people.stream()
                        .map(one -> new ReviewView.Choice(one.value(), faces.firstName(one)))
                        .toList(),
                material.things().stream()
                        .map(thing ->
                                new ReviewView.Thing(
                                        thing.id(),
                                        thing.what(),
                                        thing.where(),
                                        people.stream()
                                                .map(one -> cell(thing, one, times))
                                                .toList()))
                        .toList());
    }

    private static ReviewView.Cell cell(Material.Thing thing, PersonId person, Times times) {
        return thing.of(person)
                .map(known -> cell(known, times))
                .orElse(new ReviewView.Cell("", "–"));
    }

    private static ReviewView.Cell cell(Material.Knowing known, Times times) {
        Instant at = known.at();
        String from = known.fromWhom().isBlank() ? "" : ", from " + known.fromWhom();
        return switch (known.since()) {
            case BEFORE -> new ReviewView.Cell("good", "before" + from);
            case DURING ->
                    new ReviewView.Cell("info", (at == null ? "during" : times.clock(at)) + from);
            case LATER -> new ReviewView.Cell("doubt", "later" + from);
        };
    }
}
