package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Conversation;
import dev.afterglow.reviews.Decision;
import dev.afterglow.reviews.Decisions;
import dev.afterglow.reviews.Guide;
import dev.afterglow.reviews.Hint;
import dev.afterglow.reviews.Marker;
import dev.afterglow.reviews.Material;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.Passage;
import dev.afterglow.reviews.QuestionBank;
import dev.afterglow.reviews.Readership;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Standing;
import dev.afterglow.reviews.StoryHtml;
import dev.afterglow.reviews.Version;
import dev.afterglow.web.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a story and everything around it on one page.
@Component
class ReviewViews {

    /// As much of an idea as an address carries to the form of a new action.
    private static final int ABOUT_MAX = 600;

    private static final int LINES_TO_TAKE = 60;
    private static final int LABEL_LENGTH = 90;

    private final Reviews reviews;
    private final Materials materials;
    private final Afterwards afterwards;
    private final Decisions decisions;
    private final DecisionViews decisionViews;
    private final Incidents incidents;
    private final Meetings meetings;
    private final People people;
    private final FacesOfReview facesOf;

    ReviewViews(
            Reviews reviews,
            Materials materials,
            Afterwards afterwards,
            Decisions decisions,
            DecisionViews decisionViews,
            Incidents incidents,
            Meetings meetings,
            People people,
            FacesOfReview facesOf) {
        this.facesOf = facesOf;
        this.reviews = reviews;
        this.materials = materials;
        this.afterwards = afterwards;
        this.decisions = decisions;
        this.decisionViews = decisionViews;
        this.incidents = incidents;
        this.meetings = meetings;
        this.people = people;
    }

    /// @param moment of the views that are shown side by side; null for the fullest
    ReviewView view(Review review, Actor actor, @Nullable Instant moment, Times times) {
        Incident incident = incidents.incident(review.incident()).orElseThrow();
        Version text = reviews.text(review);
        Material material = materials.material(review.id());
        Conversation talk = materials.conversation(review.id());
        List<Participant> came = incidents.participants(incident.id());
        Optional<Meeting> meeting =
                meetings.about(review.subject()).filter(one -> !one.isCancelled());
        Faces faces = facesOf.of(review, incident, material, talk);
        Instant restUntil = restUntil(review, meeting);
        boolean rests = times.now().isBefore(restUntil);
        boolean mayWrite = actor.may(Role.RESPONDER);
        PersonId self = DecisionViews.self(actor);
        return new ReviewView(
                review.id().toString(),
                review.address(),
                incident.id().toString(),
                incident.address(),
                text.title(),
                lead(review, text, meeting, times),
                review.standing().words(),
                review.standing() == Standing.PUBLISHED ? "good" : "live",
                text.number(),
                story(review, text),
                evidence(material, incident, times),
                findings(material, Material.Finding.Kind.WENT_RIGHT),
                findings(material, Material.Finding.Kind.CONTRIBUTED),
                Voices.view(review, material, moment, faces, times),
                Knowledge.view(material, faces, times),
                new ReviewView.Questions(
                        QuestionBank.of(incident, came),
                        talk.questions().stream().map(one -> asked(one, faces)).toList()),
                talk.ideas().stream().map(one -> idea(one, incident.id())).toList(),
                rests,
                rest(restUntil, times),
                readers(afterwards.readership(review.id())),
                meeting(review, incident, meeting, times),
                checks(talk, came, faces, self),
                review.isGuided()
                        ? Guide.steps(
                                review,
                                talk,
                                material,
                                new Guide.MeetingTimes(
                                        meeting.map(Meeting::ends).orElse(null), times.now()))
                        : List.of(),
                roles(review, faces),
                faces.proposed(),
                mayWrite);
    }

    private ReviewView.Roles roles(Review review, Faces faces) {
        return new ReviewView.Roles(
                faces.name(review.facilitator()),
                faces.name(review.apprentice()),
                faces.name(reviews.commander(review.incident())));
    }

    /// When ideas may be looked at afresh: two days after the meeting, or after it was published.
    static Instant restUntil(Review review, Optional<Meeting> meeting) {
        Instant published = review.publishedAt();
        return meeting.map(Meeting::ends)
                .or(() -> Optional.ofNullable(published))
                .map(end -> end.plus(Materials.SOAK))
                .orElse(Instant.MAX);
    }

    private static String rest(Instant until, Times times) {
        if (until.equals(Instant.MAX)) {
            return "until two days after the meeting";
        }
        return times.now().isBefore(until)
                ? "until " + times.day(until)
                : "rested until " + times.day(until);
    }

    private String lead(Review review, Version text, Optional<Meeting> meeting, Times times) {
        Set<PersonId> authors = new LinkedHashSet<>();
        reviews.versions(review.id()).stream()
                .filter(version -> version.number() > 1)
                .forEach(version -> authors.add(version.author()));
        String tellers =
                people.persons(authors).stream()
                        .map(Person::name)
                        .limit(4)
                        .collect(Collectors.joining(", "));
        Instant published = review.publishedAt();
        String stands =
                published == null
                        ? "Draft " + text.number()
                        : "Published " + times.day(published) + ", version " + text.number();
        String meets =
                meeting.map(one -> " · meeting " + times.full(one.sessions().getFirst().startsAt()))
                        .orElse("");
        return stands + (tellers.isEmpty() ? "" : " · told by " + tellers) + meets;
    }

    private List<ReviewView.Part> story(Review review, Version text) {
        Set<String> kept = reviews.keptWords(review.id());
        boolean isOut = review.standing() == Standing.PUBLISHED;
        return Passage.of(text.text()).stream().map(one -> part(one, kept, isOut)).toList();
    }

    private static ReviewView.Part part(Passage passage, Set<String> kept, boolean isOut) {
        List<ReviewView.Hint> hints =
                isOut
                        ? List.of()
                        : StoryHtml.hints(passage.words(), kept).stream()
                                .map(ReviewViews::hint)
                                .distinct()
                                .toList();
        String html =
                isOut ? StoryHtml.of(passage.words()) : StoryHtml.withHints(passage.words(), kept);
        return new ReviewView.Part(
                passage.marker().map(Marker::title).orElse(passage.heading()),
                passage.marker().map(Marker::tone).orElse("plain"),
                passage.time(),
                new SafeHtml(html),
                hints);
    }

    private static ReviewView.Hint hint(Hint hint) {
        return new ReviewView.Hint(hint.words(), hint.kind().meaning(), hint.kind().question());
    }

    private ReviewView.Evidence evidence(Material material, Incident incident, Times times) {
        Set<String> taken = new HashSet<>();
        material.evidence().forEach(one -> taken.add(one.at() + one.text()));
        List<ReviewView.Choice> toTake =
                incidents.lines(incident.id()).stream()
                        .filter(line -> !taken.contains(line.at() + line.text()))
                        .limit(LINES_TO_TAKE)
                        .map(line -> choice(line, times))
                        .toList();
        return new ReviewView.Evidence(
                times.day(incident.declaredAt()),
                material.evidence().stream()
                        .map(one ->
                                new ReviewView.Moment(
                                        one.id(),
                                        one.marker().tone(),
                                        times.iso(one.at()),
                                        clock(one.at(), incident, times),
                                        one.text(),
                                        one.source()))
                        .toList(),
                toTake);
    }

    /// With the weekday where it is not the day on which the incident was declared.
    private static String clock(Instant at, Incident incident, Times times) {
        boolean isThatDay = times.day(at).equals(times.day(incident.declaredAt()));
        return isThatDay ? times.clock(at) : Times.weekdayClock(at, times.zone());
    }

    private static ReviewView.Choice choice(RecordLine line, Times times) {
        String text = line.text().replace('\n', ' ');
        String cut = text.length() > LABEL_LENGTH ? text.substring(0, LABEL_LENGTH) + "…" : text;
        return new ReviewView.Choice(
                Long.toString(line.number()),
                times.clock(line.at()) + " " + line.speaker() + ": " + cut);
    }

    private static List<ReviewView.Finding> findings(
            Material material, Material.Finding.Kind kind) {
        return material.findings(kind).stream()
                .map(one -> new ReviewView.Finding(one.id(), one.text(), one.more()))
                .toList();
    }

    private static ReviewView.Asked asked(Conversation.Question question, Faces faces) {
        PersonId of = question.askedOf();
        return new ReviewView.Asked(
                question.text(), of == null ? "the room" : faces.name(of), question.answer());
    }

    private static ReviewView.Idea idea(Conversation.Idea idea, IncidentId incident) {
        String tone =
                switch (idea.fate()) {
                    case RESTS -> "plain";
                    case DONE, TAKEN_UP -> "good";
                    case LET_GO -> "key";
                };
        return new ReviewView.Idea(
                idea.id(),
                idea.text(),
                idea.people() > 1 ? idea.people() + " people had this idea" : "",
                idea.fate().word().replace('-', ' '),
                tone,
                idea.because(),
                switch (idea.fate()) {
                    case RESTS, LET_GO -> "";
                    case DONE, TAKEN_UP -> actionAddress(idea, incident);
                });
    }

    /// It has rested here, so it need not rest there again.
    private static String actionAddress(Conversation.Idea idea, IncidentId incident) {
        String about =
                idea.text().length() <= ABOUT_MAX
                        ? idea.text()
                        : idea.text().substring(0, ABOUT_MAX);
        return "/actions/new?incident=%s&rested=true&about=%s"
                .formatted(incident, URLEncoder.encode(about, StandardCharsets.UTF_8));
    }

    private static String readers(Readership readership) {
        String again =
                switch (readership.again()) {
                    case 0 -> "";
                    case 1 -> ", and read again once";
                    default -> ", and read again %d times".formatted(readership.again());
                };
        return (readership.readers() == 1 ? "1 person" : readership.readers() + " people") + again;
    }

    private ReviewView.Meeting meeting(
            Review review, Incident incident, Optional<Meeting> meeting, Times times) {
        Optional<Decision> decision = decisions.decision(review.incident());
        String plan =
                meeting.isEmpty() && review.standing() != Standing.PUBLISHED
                        ? decision.filter(one -> one.deserves().meets())
                                .map(one -> decisionViews.planAddress(incident, one))
                                .orElse("")
                        : "";
        return new ReviewView.Meeting(
                meeting.map(one -> when(one, times)).orElse(""),
                meeting.map(one -> "/meetings/" + one.id()).orElse(""),
                plan,
                meeting.map(one -> one.ends().isBefore(times.now())).orElse(false));
    }

    private static String when(Meeting meeting, Times times) {
        return meeting.sessions().stream()
                .map(one -> times.full(one.startsAt()))
                .collect(Collectors.joining(" and "));
    }

    private static ReviewView.Checks checks(
            Conversation talk, List<Participant> came, Faces faces, @Nullable PersonId self) {
        Set<PersonId> said = new HashSet<>();
        talk.checks().forEach(check -> said.add(check.person()));
        long waiting = came.stream().filter(one -> !said.contains(one.person())).count();
        return new ReviewView.Checks(
                talk.checks().stream()
                        .map(one ->
                                new ReviewView.Check(
                                        faces.chip(one.person(), one.at()),
                                        one.isRight(),
                                        one.words()))
                        .toList(),
                came.stream().anyMatch(one -> one.person().equals(self)),
                waiting == 0
                        ? "Everybody who was there has answered."
                        : waiting + " of " + came.size() + " have not answered.");
    }

    /// Markers for a form.
    static List<ReviewView.Choice> markers() {
        return Arrays.stream(Marker.values())
                .map(one -> new ReviewView.Choice(one.word(), one.title()))
                .toList();
    }
}
