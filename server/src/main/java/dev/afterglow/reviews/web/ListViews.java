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
import dev.afterglow.reviews.Readership;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.ReviewId;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists of stories and decisions.
@Component
class ListViews {

    private static final int SHOWN = 40;
    private static final int ASKED = 12;
    private static final int LEARNT = 20;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Reviews reviews;
    private final Decisions decisions;
    private final Materials materials;
    private final Afterwards afterwards;
    private final Incidents incidents;
    private final Meetings meetings;

    ListViews(
            Reviews reviews,
            Decisions decisions,
            Materials materials,
            Afterwards afterwards,
            Incidents incidents,
            Meetings meetings) {
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
                rows(seen(reviews.underWay(), actor), times),
                meetings.toCome(now).stream()
                        .filter(one -> one.subject().startsWith("review:"))
                        .limit(SHOWN)
                        .map(one -> meeting(one, times))
                        .toList(),
                rows(published, times),
                published.size() > SHOWN ? publishedAt(published.get(SHOWN - 1)).toString() : "",
                rows(
                        seen(
                                reviews.published(
                                        start(yearAgo.minusDays(3)), start(yearAgo.plusDays(4))),
                                actor),
                        times));
    }

    private List<Review> seen(List<Review> all, Actor actor) {
        Set<IncidentId> may =
                incidents(all.stream().map(Review::incident).toList(), actor).keySet();
        return all.stream().filter(one -> may.contains(one.incident())).toList();
    }

    private Map<IncidentId, Incident> incidents(List<IncidentId> ids, Actor actor) {
        return incidents.those(ids, actor);
    }

    private List<DecisionList.Row> rows(List<Decision> made, Actor actor, Times times) {
        Map<IncidentId, Incident> seen =
                incidents(made.stream().map(Decision::incident).toList(), actor);
        return made.stream()
                .flatMap(one ->
                        Stream.ofNullable(seen.get(one.incident()))
                                .map(incident -> decision(one, incident.title(), times)))
                .limit(SHOWN)
                .toList();
    }

    private List<ReviewList.Row> rows(List<Review> reviews, Times times) {
        List<Review> shown = reviews.stream().limit(SHOWN).toList();
        Map<ReviewId, Readership> read =
                afterwards.readerships(shown.stream().map(Review::id).toList());
        return shown.stream().map(one -> row(one, read.get(one.id()), times)).toList();
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

    private static ReviewList.Row row(Review review, @Nullable Readership read, Times times) {
        Instant published = review.publishedAt();
        String when =
                published == null
                        ? "draft " + review.version() + ", begun " + times.day(review.begunAt())
                        : times.day(published);
        return new ReviewList.Row(
                review.address(),
                review.incident().toString(),
                review.title(),
                when,
                review.isPractice() ? "practice case" : "",
                published == null ? review.standing().words() : "read by " + readers(read));
    }

    private static String readers(@Nullable Readership read) {
        int readers = read == null ? 0 : read.readers();
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
        List<Decisions.Fared> fared = decisions.fared(now.minus(YEAR));
        return new DecisionList(
                fared,
                rows(decisions.toLookBackOn(now), actor, times).stream().limit(ASKED).toList(),
                rows(decisions.between(now.minus(YEAR), now.plusSeconds(1)), actor, times),
                fared.stream().mapToInt(Decisions.Fared::decided).sum());
    }

    private static DecisionList.Row decision(Decision decision, String title, Times times) {
        return new DecisionList.Row(
                "/incidents/" + decision.incident() + "/decision",
                decision.incident().toString(),
                title,
                decision.deserves().title(),
                decision.reason(),
                times.day(decision.at()),
                decision.costHours());
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
                seen(reviews.published(from, to), actor).stream()
                        .limit(LEARNT)
                        .map(this::learnt)
                        .toList(),
                rows(decisions.between(from, to), actor, times));
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
