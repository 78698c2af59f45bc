package dev.afterglow.reviews.web;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.reviews.Differences;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Version;
import dev.afterglow.web.Times;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HistoryViews {

    private final Reviews reviews;
    private final People people;

    HistoryViews(Reviews reviews, People people) {
        this.reviews = reviews;
        this.people = people;
    }

    HistoryView view(Review review, int from, int to, List<Differences.Line> lines, Times times) {
        return new HistoryView(
                review.address(),
                review.title(),
                from,
                to,
                lines,
                reviews.versions(review.id()).stream()
                        .map(version -> row(review, version, times))
                        .toList());
    }

    private HistoryView.Row row(Review review, Version version, Times times) {
        String compare =
                version.number() == 1
                        ? ""
                        : "%s/history?from=%d&to=%d"
                                .formatted(
                                        review.address(), version.number() - 1, version.number());
        return new HistoryView.Row(
                version.number(),
                times.iso(version.at()),
                times.full(version.at()),
                people.person(version.author()).map(Person::name).orElse("a former colleague"),
                version.note(),
                compare);
    }
}
