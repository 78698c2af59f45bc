package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.Actor;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Decision;
import dev.afterglow.reviews.Decisions;
import dev.afterglow.reviews.Material;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists of stories and decisions.
@Component
class ListViews {

    private static final int SHOWN = 40;
    private static final Duration YEAR = Duration.ofDays(365);

    private final ReviewGate gate;
    private final Reviews reviews;
    private final Decisions decisions;
    private final Materials materials;
    private final Afterwards afterwards;
    private final Incidents incidents;
    private final Meetings meetings;

    ListViews(
            ReviewGate gate,
            Reviews reviews,
            Decisions decisions,
            Materials materials,
            Afterwards afterwards,
            Incidents incidents,
            Meetings meetings) {
        this.gate = gate;
        this.reviews = reviews;
        this.decisions = decisions;
        this.materials = materials;
        this.afterwards = afterwards;
        this.incidents = incidents;
        this.meetings = meetings;
    }

    ReviewList list(Instant before, Actor actor, Times times) {
        Instant now = times.now();
        List<Review> published = seen(reviews.published(Instant.EPOCH, before), actor);
        LocalDate yearAgo = now.atZone(ZoneOffset.UTC).toLocalDate().minusYears(1);
        return new ReviewList(
                decisions.undecided(now).stream()
                        .limit(SHOWN)
                        .map(one -> waiting(one, times))
                        .toList(),
                seen(reviews.underWay(), actor).stream()
                        .limit(SHOWN)
                        .map(one -> row(one, times))
                        .toList(),
                meetings.toCome(now).stream()
                        .filter(one -> one.subject().startsWith("review:"))
                        .limit(SHOWN)
                        .map(one -> meeting(one, times))
                        .toList(),
                published.stream().limit(SHOWN).map(one -> row(one, times)).toList(),
                published.size() > SHOWN ? publishedAt(published.get(SHOWN - 1)).toString() : "",
                seen(
                                reviews.published(
                                        start(yearAgo.minusDays(3)), start(yearAgo.plusDays(4))),
                                actor)
                        .stream()
                        .map(one -> row(one, times))
                        .toList());
    }

    private List<Review> seen(List<Review> all, Actor actor) {
        return all.stream().filter(one -> gate.maySee(one.incident(), actor)).toList();
    }

    private List<Decision> shown(List<Decision> all, Actor actor) {
        return all.stream().filter(one -> gate.maySee(one.incident(), actor)).toList();
    }

    private static ReviewList.Row waiting(Incident incident, Times times) {
        Instant stable = incident.stableAt();
        return new ReviewList.Row(
                incident.address() + "/decision",
                incident.id().toString(),
                incident.title(),
                stable == null ? "" : "stable since " + times.time(stable),
                incident.kind().words(),
                "");
    }

    private ReviewList.Row row(Review review, Times times) {
        Instant published = review.publishedAt();
        return new ReviewList.Row(
                review.address(),
                review.incident().toString(),
                review.title(),
                published == null
                        ? "draft " + review.version() + ", begun " + times.day(review.begunAt())
                        : times.day(published),
                review.isPractice() ? "practice case" : review.standing().words(),
                published == null ? "" : "read by " + readers(review));
    }

    private String readers(Review review) {
        int readers = afterwards.readership(review.id()).readers();
        return readers == 1 ? "1 person" : readers + " people";
    }

    private static ReviewList.Row meeting(Meeting meeting, Times times) {
        String sessions = meeting.sessions().size() == 2 ? "two sessions" : "one session";
        return new ReviewList.Row(
                "/meetings/" + meeting.id(),
                "",
                meeting.title(),
                times.full(meeting.sessions().getFirst().startsAt()),
                sessions,
                meeting.people().size() + " invited");
    }

    DecisionList decisions(Actor actor, Times times) {
        Instant now = times.now();
        List<Decision> made = shown(decisions.between(now.minus(YEAR), now.plusSeconds(1)), actor);
        return new DecisionList(
                decisions.fared(now.minus(YEAR)),
                shown(decisions.toLookBackOn(now), actor).stream()
                        .limit(SHOWN)
                        .map(one -> decision(one, times))
                        .toList(),
                made.stream().limit(SHOWN).map(one -> decision(one, times)).toList(),
                made.size());
    }

    private DecisionList.Row decision(Decision decision, Times times) {
        return new DecisionList.Row(
                "/incidents/" + decision.incident() + "/decision",
                decision.incident().toString(),
                title(decision.incident()),
                decision.deserves().title(),
                decision.reason(),
                times.day(decision.at()),
                decision.costHours());
    }

    private String title(IncidentId id) {
        return incidents.incident(id).map(Incident::title).orElse("");
    }

    /// What happened, was learnt, was decided, in one month of UTC.
    MonthView month(YearMonth month, Actor actor, Times times) {
        Instant from = start(month.atDay(1));
        Instant to = start(month.plusMonths(1).atDay(1));
        List<Incident> happened =
                incidents.before(to, 200).stream()
                        .filter(one -> !one.declaredAt().isBefore(from) && !one.isReal())
                        .toList();
        Map<IncidentId, Decision> decided =
                decisions.decisions(happened.stream().map(Incident::id).toList());
        return new MonthView(
                month.toString(),
                java.time.format.DateTimeFormatter.ofPattern("MMMM yyyy", java.util.Locale.US)
                        .format(month),
                month.minusMonths(1).toString(),
                month.plusMonths(1).atDay(1).isAfter(times.now().atZone(times.zone()).toLocalDate())
                        ? ""
                        : month.plusMonths(1).toString(),
                happened.stream().map(one -> happened(one, decided.get(one.id()), times)).toList(),
                seen(reviews.published(from, to), actor).stream().map(this::learnt).toList(),
                shown(decisions.between(from, to), actor).stream()
                        .limit(SHOWN)
                        .map(one -> decision(one, times))
                        .toList());
    }

    private static MonthView.Happened happened(
            Incident incident, @Nullable Decision decision, Times times) {
        return new MonthView.Happened(
                incident.address(),
                incident.id().toString(),
                incident.title(),
                times.day(incident.declaredAt()),
                incident.kind().words(),
                decision == null ? "not decided" : decision.deserves().title());
    }

    private MonthView.Learnt learnt(Review review) {
        Material material = materials.material(review.id());
        return new MonthView.Learnt(
                review.address(),
                review.title(),
                material.findings(Material.Finding.Kind.WENT_RIGHT).stream()
                        .map(Material.Finding::text)
                        .limit(2)
                        .toList(),
                material.things().stream()
                        .map(thing -> thing.what() + " (" + where(thing) + ")")
                        .limit(2)
                        .toList());
    }

    private static String where(Material.Thing thing) {
        return thing.where().isBlank() ? "nobody has said where it stands" : thing.where();
    }

    private static Instant publishedAt(Review review) {
        Instant at = review.publishedAt();
        return at == null ? Instant.EPOCH : at;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
