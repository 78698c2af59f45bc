package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.incidents.RoleHolder;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to reviews: begin, write, share with those who were there, publish.
@Service
public class Reviews {

    private static final int REVIEWS_MAX = 200;
    private static final int VERSIONS_MAX = 500;
    private static final int FIRST = 1;

    private final ReviewStore store;
    private final MaterialStore material;
    private final Decisions decisions;
    private final Incidents incidents;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Reviews(
            ReviewStore store,
            MaterialStore material,
            Decisions decisions,
            Incidents incidents,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.material = material;
        this.decisions = decisions;
        this.incidents = incidents;
        this.audit = audit;
        this.events = events;
    }

    /// Begins the review of an incident, with the text of its style and the moments that people
    /// marked; answers with the one that is there already.
    @Transactional
    public ReviewId begin(NewReview review, PersonId by, Actor actor, Instant now) {
        Incident incident =
                incidents
                        .incident(review.incident())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no incident " + review.incident()));
        Optional<ReviewId> id = store.insert(review, by, now);
        if (id.isEmpty()) {
            return store.of(review.incident()).orElseThrow().id();
        }
        store.insertVersion(
                id.get(),
                new Version(FIRST, incident.title(), review.style().template(), by, now, "begun"));
        incidents.lines(incident.id()).stream()
                .filter(line -> line.isKeyMoment() || isOfTheMachine(line))
                .forEach(line -> material.add(id.get(), evidence(line)));
        audit.record(actor, new Audit.Act("review.begun", "review:" + id.get(), ""), now);
        events.publishEvent(new ReviewEvent.Begun(id.get(), review.incident(), now));
        return id.get();
    }

    private static boolean isOfTheMachine(RecordLine line) {
        return switch (line.kind()) {
            case METRIC, PAGE, CHANGE, PHASE -> true;
            default -> false;
        };
    }

    /// A line of the record as evidence, marked as its kind suggests.
    static Material.Evidence evidence(RecordLine line) {
        Marker marker =
                line.isKeyMoment()
                        ? Marker.KEY_MOMENT
                        : switch (line.kind()) {
                            case METRIC, PAGE -> Marker.DETECTION;
                            case PHASE -> Marker.REPAIR;
                            default -> Marker.OTHER;
                        };
        String text = line.text();
        return new Material.Evidence(
                0,
                line.at(),
                text.substring(0, Math.min(text.length(), Material.TEXT_MAX)),
                line.kind().word(),
                marker);
    }

    public Optional<Review> review(ReviewId id) {
        return store.find(id);
    }

    public Optional<Review> of(IncidentId incident) {
        return store.of(incident);
    }

    /// Being written or with those who were there, newest first; at most 200.
    public List<Review> underWay() {
        return store.notPublished(REVIEWS_MAX);
    }

    /// Published in [from, to), newest first; at most 200, practice cases left out.
    public List<Review> published(Instant from, Instant to) {
        return store.published(from, to, REVIEWS_MAX).stream()
                .filter(review -> !review.isPractice())
                .toList();
    }

    /// The newest text.
    public Version text(Review review) {
        return store.version(review.id(), review.version()).orElseThrow();
    }

    public Optional<Version> version(ReviewId id, int number) {
        return store.version(id, number);
    }

    /// Newest first, without their texts; at most 500.
    public List<Version> versions(ReviewId id) {
        return store.versions(id, VERSIONS_MAX);
    }

    /// What somebody wrote while another was faster, kept until they choose.
    public Optional<NewDraft> aside(ReviewId id, PersonId author) {
        return store.aside(id, author);
    }

    /// Saves a text. Nothing that was sent is lost; see [Saved].
    @Transactional
    public Saved save(ReviewId id, NewDraft draft, PersonId author, Instant now) {
        Review review = lock(id);
        Version latest = text(review);
        if (draft.text().equals(latest.text()) && draft.title().equals(latest.title())) {
            store.clearAside(id, author);
            return new Saved.Unchanged(latest);
        }
        if (draft.basedOn() == latest.number()) {
            return new Saved.Stored(write(review, draft, author, "", now));
        }
        Version base =
                store.version(id, draft.basedOn())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no version " + draft.basedOn()));
        Merge merge = Merge.of(base.text(), latest.text(), draft.text());
        String title = draft.title().equals(base.title()) ? latest.title() : draft.title();
        if (merge.isClean()) {
            NewDraft both = new NewDraft(latest.number(), title, merge.text());
            String note = "brought together with version " + latest.number();
            return new Saved.Merged(write(review, both, author, note, now), latest);
        }
        store.setAside(id, author, draft, now);
        return new Saved.Clash(latest, draft, merge.text(), merge.clashes());
    }

    private Version write(
            Review review, NewDraft draft, PersonId author, String note, Instant now) {
        Version version =
                new Version(review.version() + 1, draft.title(), draft.text(), author, now, note);
        store.insertVersion(review.id(), version);
        store.clearAside(review.id(), author);
        events.publishEvent(
                new ReviewEvent.Written(review.id(), review.incident(), version.number(), now));
        return version;
    }

    /// Leaves words as they are although a hint speaks of them.
    @Transactional
    public void keepWords(ReviewId id, String words) {
        if (!words.isBlank() && words.length() <= NewDraft.TITLE_MAX) {
            store.keepWords(id, words);
        }
    }

    public Set<String> keptWords(ReviewId id) {
        return store.keptWords(id);
    }

    /// Says who asks, and who learns to. Whoever commanded does not ask.
    @Transactional
    public Outcome setPeople(
            ReviewId id, @Nullable PersonId facilitator, @Nullable PersonId apprentice) {
        Review review = lock(id);
        if (facilitator != null && facilitator.equals(commander(review.incident()))) {
            return new Outcome.Refused(
                    "Whoever commanded has a story to tell; somebody else asks the questions.");
        }
        if (facilitator != null && facilitator.equals(apprentice)) {
            return new Outcome.Refused("One asks and the other learns to: choose two people.");
        }
        store.setPeople(id, facilitator, apprentice);
        return new Outcome.Done();
    }

    @Transactional
    public void setGuided(ReviewId id, boolean isGuided) {
        lock(id);
        store.setGuided(id, isGuided);
    }

    /// Asks those who were there whether it is right; a published one stays out.
    @Transactional
    public Outcome share(ReviewId id, Actor actor, Instant now) {
        Review review = lock(id);
        if (review.standing() == Standing.PUBLISHED) {
            return new Outcome.Refused("It is published already.");
        }
        if (isUntouched(review)) {
            return new Outcome.Refused("Nobody has written a word of it yet.");
        }
        store.setStanding(id, Standing.SHARED, now);
        audit.record(actor, new Audit.Act("review.shared", "review:" + id, ""), now);
        return new Outcome.Done();
    }

    /// Publishes it for everybody here.
    @Transactional
    public Outcome publish(ReviewId id, Actor actor, Instant now) {
        Review review = lock(id);
        if (review.standing() == Standing.PUBLISHED) {
            return new Outcome.Done();
        }
        if (isUntouched(review)) {
            return new Outcome.Refused("Nobody has written a word of it yet.");
        }
        boolean meets =
                decisions
                        .decision(review.incident())
                        .map(one -> one.deserves().meets())
                        .orElse(false);
        if (meets && review.facilitator() == null) {
            return new Outcome.Refused(
                    "A review that people meet for has a facilitator; say first who that was.");
        }
        store.setStanding(id, Standing.PUBLISHED, now);
        audit.record(actor, new Audit.Act("review.published", "review:" + id, ""), now);
        events.publishEvent(new ReviewEvent.Published(id, review.incident(), now));
        return new Outcome.Done();
    }

    private boolean isUntouched(Review review) {
        return text(review).text().equals(review.style().template());
    }

    /// Who leads or led the incident.
    public @Nullable PersonId commander(IncidentId incident) {
        return incidents.roles(incident).stream()
                .filter(role -> role.role().equals(RoleHolder.COMMANDER))
                .findFirst()
                .map(RoleHolder::person)
                .orElse(null);
    }

    private Review lock(ReviewId id) {
        return store.lock(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no review " + id));
    }
}
