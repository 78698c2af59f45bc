package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.company.IncidentStory;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.meetings.NewMeeting;
import dev.afterglow.meetings.Plan;
import dev.afterglow.meetings.Proposal;
import dev.afterglow.meetings.Slot;
import dev.afterglow.meetings.Wish;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Conversation;
import dev.afterglow.reviews.Costs;
import dev.afterglow.reviews.Decision;
import dev.afterglow.reviews.Decisions;
import dev.afterglow.reviews.Deserves;
import dev.afterglow.reviews.Facilitator;
import dev.afterglow.reviews.LookBack;
import dev.afterglow.reviews.Material;
import dev.afterglow.reviews.Materials;
import dev.afterglow.reviews.NewDraft;
import dev.afterglow.reviews.NewReview;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.ReviewId;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Style;
import dev.afterglow.reviews.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Decides, reviews and publishes what the simulated company did, leaves one story open with a
/// meeting to come, and one public incident to practise on.
@Component
class DemoReviews implements DemoChapter {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<LookBack.Paid> FARED =
            List.of(
                    LookBack.Paid.PAID,
                    LookBack.Paid.PARTLY,
                    LookBack.Paid.PAID,
                    LookBack.Paid.DID_NOT,
                    LookBack.Paid.PAID);
    private static final List<Style> STYLES = List.of(Style.values());
    private static final int READERS = 23;

    private final Decisions decisions;
    private final Reviews reviews;
    private final Materials materials;
    private final Afterwards afterwards;
    private final Incidents incidents;
    private final Meetings meetings;

    DemoReviews(
            Decisions decisions,
            Reviews reviews,
            Materials materials,
            Afterwards afterwards,
            Incidents incidents,
            Meetings meetings) {
        this.decisions = decisions;
        this.reviews = reviews;
        this.materials = materials;
        this.afterwards = afterwards;
        this.incidents = incidents;
        this.meetings = meetings;
    }

    @Override
    @Transactional
    public void tell(Story told) {
        Chronicle chronicle = told.chronicle();
        Map<String, IncidentId> ids = told.incidents();
        Instant now = told.now();
        List<PersonId> everybody =
                chronicle.history().people().stream()
                        .map(person -> new PersonId(person.id()))
                        .toList();
        facilitators(everybody, now);
        List<IncidentStory> stories =
                chronicle.incidents().stream()
                        .filter(story -> ids.containsKey(story.incident()))
                        .toList();
        String open = newestReviewed(stories);
        int number = 0;
        for (IncidentStory story : stories) {
            IncidentId id = ids.get(story.incident());
            if (id != null) {
                tell(
                        story,
                        new Telling(id, everybody, number++, story.incident().equals(open)),
                        now);
            }
        }
        ids.entrySet().stream()
                .filter(entry -> isReal(entry.getValue()))
                .findFirst()
                .ifPresent(entry -> practise(entry.getValue(), everybody.getFirst(), now));
    }

    /// @param isOpen whether its story stays open, with a meeting to come
    private record Telling(
            IncidentId incident, List<PersonId> everybody, int number, boolean isOpen) {

        PersonId facilitator(PersonId commander) {
            PersonId first = everybody.get(number % everybody.size());
            return first.equals(commander) ? everybody.get((number + 1) % everybody.size()) : first;
        }
    }

    private boolean isReal(IncidentId id) {
        return incidents.incident(id).map(Incident::isReal).orElse(false);
    }

    private static String newestReviewed(List<IncidentStory> stories) {
        return stories.stream()
                .filter(story -> story.review() != null && story.decision() != null)
                .max(Comparator.comparing(DemoReviews::decidedAt))
                .map(IncidentStory::incident)
                .orElse("");
    }

    private static Instant decidedAt(IncidentStory story) {
        IncidentStory.Decision decision = story.decision();
        return decision == null ? Instant.EPOCH : decision.at();
    }

    private void tell(IncidentStory story, Telling telling, Instant now) {
        IncidentStory.Decision decided = story.decision();
        if (decided == null || decided.at().isAfter(now)) {
            return;
        }
        Incident incident = incidents.incident(telling.incident()).orElseThrow();
        Deserves deserves =
                telling.isOpen() ? Deserves.TEAM_REVIEW : Deserves.parse(decided.option());
        Costs costs = decisions.costs(incident);
        PersonId by = new PersonId(decided.person());
        decisions.decide(
                new Decision(
                        incident.id(),
                        deserves,
                        decided.reason(),
                        costs.hours(deserves),
                        by,
                        decided.at()),
                DemoCompany.DEMO);
        lookBack(decided, telling, by, now);
        IncidentStory.Review told = story.review();
        if (told != null && (telling.isOpen() || told.heldAt().isBefore(now))) {
            review(story, told, telling, now);
        }
    }

    private void lookBack(
            IncidentStory.Decision decided, Telling telling, PersonId by, Instant now) {
        Instant at = decided.at().plus(Decisions.LOOK_BACK_AFTER).plus(Duration.ofDays(7));
        boolean isAsked = telling.number() % 3 != 0 && !decided.option().equals("nothing");
        if (isAsked && at.isBefore(now)) {
            LookBack.Paid paid = FARED.get(telling.number() % FARED.size());
            decisions.lookBack(new LookBack(telling.incident(), paid, "", by, at));
        }
    }

    private void review(
            IncidentStory story, IncidentStory.Review told, Telling telling, Instant now) {
        PersonId teller = new PersonId(told.perspectives().getFirst().person());
        Instant begun = decidedAt(story).plus(Duration.ofHours(3));
        Style style = STYLES.get(telling.number() % STYLES.size());
        ReviewId id =
                reviews.begin(
                        new NewReview(telling.incident(), style, telling.isOpen(), false),
                        teller,
                        DemoCompany.DEMO,
                        begun);
        List<IncidentStory.Passage> all = told.narrative();
        write(id, story.title(), all.subList(0, all.size() / 2), teller, begun.plusSeconds(7200));
        write(id, story.title(), all, teller, begun.plusSeconds(90_000));
        gather(id, told, begun);
        PersonId commander = reviews.commander(telling.incident());
        reviews.setPeople(id, telling.facilitator(commander == null ? teller : commander), null);
        if (telling.isOpen()) {
            open(id, told, telling, now);
        } else {
            reviews.publish(id, DemoCompany.DEMO, told.heldAt());
            readers(id, telling, told.heldAt(), now);
        }
    }

    private void write(
            ReviewId id,
            String title,
            List<IncidentStory.Passage> passages,
            PersonId teller,
            Instant at) {
        String text =
                passages.stream()
                        .map(one ->
                                "## %s, %s\n\n%s\n"
                                        .formatted(
                                                one.heading(), CLOCK.format(one.at()), one.text()))
                        .collect(Collectors.joining("\n"));
        int version = reviews.review(id).orElseThrow().version();
        reviews.save(id, new NewDraft(version, title, text), teller, at);
    }

    private void gather(ReviewId id, IncidentStory.Review told, Instant at) {
        for (IncidentStory.Perspective view : told.perspectives()) {
            materials.add(
                    id,
                    new Material.Perspective(
                            0,
                            new PersonId(view.person()),
                            view.at(),
                            view.saw(),
                            view.believed(),
                            view.didNotKnow()));
        }
        told.wentRight()
                .forEach(one ->
                        materials.add(
                                id,
                                new Material.Finding(
                                        0, Material.Finding.Kind.WENT_RIGHT, one, "")));
        know(id, told.perspectives());
        materials.ask(
                id,
                new Conversation.Question(
                        0,
                        "What did you know then that others did not?",
                        new PersonId(told.perspectives().getLast().person()),
                        "",
                        at));
    }

    /// What one did not know, another may have known before.
    private void know(ReviewId id, List<IncidentStory.Perspective> views) {
        for (int i = 0; i < views.size(); i++) {
            IncidentStory.Perspective view = views.get(i);
            materials.add(id, new Material.Thing(0, view.didNotKnow(), "", List.of()));
            long thing = materials.material(id).things().getLast().id();
            materials.know(
                    id,
                    thing,
                    new Material.Knowing(
                            new PersonId(view.person()),
                            Material.Knowing.Since.DURING,
                            view.at().plus(Duration.ofMinutes(20)),
                            ""));
            if (i + 1 < views.size()) {
                materials.know(
                        id,
                        thing,
                        new Material.Knowing(
                                new PersonId(views.get(i + 1).person()),
                                Material.Knowing.Since.BEFORE,
                                null,
                                ""));
            }
        }
    }

    private void readers(ReviewId id, Telling telling, Instant from, Instant now) {
        int count = 4 + telling.number() * 7 % READERS;
        for (int i = 0; i < count; i++) {
            PersonId reader =
                    telling.everybody()
                            .get((telling.number() + i * 5) % telling.everybody().size());
            Instant at = from.plus(Duration.ofDays(i % 9));
            if (at.isBefore(now)) {
                afterwards.read(id, reader, at);
            }
        }
    }

    private void open(ReviewId id, IncidentStory.Review told, Telling telling, Instant now) {
        reviews.share(id, DemoCompany.DEMO, now);
        List<Participant> came = incidents.participants(telling.incident());
        List<String> words =
                List.of("I did not know it could do that.", "", "Everything looked as always.");
        for (int i = 0; i < Math.min(3, came.size()); i++) {
            decisions.say(
                    telling.incident(),
                    new Voice(
                            came.get(i).person(),
                            !words.get(i).isEmpty(),
                            i == 1,
                            words.get(i),
                            i == 0 ? told.wentRight().getFirst() : "",
                            now));
        }
        materials.note(id, "Say on the calendar when it moves", came.getFirst().person(), now);
        Review review = reviews.review(id).orElseThrow();
        PersonId host = review.facilitator();
        if (host != null) {
            invite(review, host, telling, now);
        }
    }

    private void invite(Review review, PersonId host, Telling telling, Instant now) {
        Incident incident = incidents.incident(telling.incident()).orElseThrow();
        List<PersonId> guests = new ArrayList<>(decisions.teamGuests(incident));
        guests.add(host);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Set<PersonId> hosts = Set.of(host);
        Wish wish =
                new Wish(
                        Costs.MEETING,
                        today.plusDays(3),
                        today.plusDays(16),
                        guests,
                        Set.of(),
                        hosts);
        Plan plan = meetings.plan(wish, now);
        List<Instant> starts =
                plan.twoSessions()
                        .map(two -> List.of(two.first(), two.second()))
                        .orElseGet(() -> first(plan.proposal()));
        if (!starts.isEmpty()) {
            meetings.invite(
                    new NewMeeting(
                            review.subject(), review.title(), review.address(), wish, starts),
                    host,
                    DemoCompany.DEMO,
                    now);
        }
    }

    private static List<Instant> first(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Slots(List<Slot> slots) -> List.of(slots.getFirst().start());
            case Proposal.NoSlot _ -> List.of();
        };
    }

    private void practise(IncidentId real, PersonId by, Instant now) {
        reviews.begin(
                new NewReview(real, Style.FACILITATOR, true, true), by, DemoCompany.DEMO, now);
    }

    private void facilitators(List<PersonId> everybody, Instant now) {
        Facilitator.Stage[] stages = Facilitator.Stage.values();
        for (int i = 0; i < stages.length; i++) {
            afterwards.enter(
                    new Facilitator(
                            everybody.get(1 + i * 7 % everybody.size()),
                            stages[i],
                            i % 2 == 0 ? "any team, mornings" : "",
                            now));
        }
    }
}
