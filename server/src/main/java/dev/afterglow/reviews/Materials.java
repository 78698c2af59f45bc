package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Conversation.Check;
import dev.afterglow.reviews.Conversation.Idea;
import dev.afterglow.reviews.Conversation.Interview;
import dev.afterglow.reviews.Conversation.Question;
import dev.afterglow.reviews.Material.Evidence;
import dev.afterglow.reviews.Material.Finding;
import dev.afterglow.reviews.Material.Knowing;
import dev.afterglow.reviews.Material.Perspective;
import dev.afterglow.reviews.Material.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to what is gathered around a story: evidence, views, knowledge, findings, questions,
/// interviews, checks, and ideas at rest.
@Service
public class Materials {

    /// Ideas rest this long after the meeting, before anybody makes work of them.
    public static final Duration SOAK = Duration.ofDays(2);

    private final MaterialStore material;
    private final ConversationStore conversation;
    private final Incidents incidents;

    Materials(MaterialStore material, ConversationStore conversation, Incidents incidents) {
        this.material = material;
        this.conversation = conversation;
        this.incidents = incidents;
    }

    public Material material(ReviewId review) {
        return material.of(review);
    }

    public Conversation conversation(ReviewId review) {
        return conversation.of(review);
    }

    /// How many questions were asked around each of some stories; those without are left out.
    public Map<ReviewId, Integer> questionCounts(Collection<ReviewId> reviews) {
        return conversation.questionCounts(reviews);
    }

    /// Takes a line of the record as evidence; false when the record has no such line.
    @Transactional
    public boolean take(ReviewId review, IncidentId incident, long line, Marker marker) {
        Optional<RecordLine> found =
                incidents.lines(incident).stream().filter(one -> one.number() == line).findFirst();
        found.map(Reviews::evidence)
                .map(one -> new Evidence(0, one.at(), one.text(), one.source(), marker))
                .ifPresent(one -> material.add(review, one));
        return found.isPresent();
    }

    @Transactional
    public void add(ReviewId review, Evidence evidence) {
        material.add(review, evidence);
    }

    @Transactional
    public void add(ReviewId review, Perspective view) {
        material.add(review, view);
    }

    @Transactional
    public void add(ReviewId review, Thing thing) {
        material.add(review, thing);
    }

    /// False when the review has no such thing to know.
    @Transactional
    public boolean know(ReviewId review, long thing, Knowing knowing) {
        return material.know(review, thing, knowing);
    }

    @Transactional
    public void add(ReviewId review, Finding finding) {
        material.add(review, finding);
    }

    /// @param kind `evidence`, `perspective`, `thing` or `finding`
    @Transactional
    public void remove(ReviewId review, String kind, long id) {
        material.remove(review, kind, id);
    }

    /// Notes an idea; whoever notes it had it.
    @Transactional
    public void note(ReviewId review, String idea, PersonId by, Instant now) {
        long id = conversation.note(review, new Idea(0, idea, Idea.Fate.RESTS, "", 1), now);
        conversation.support(review, id, by);
    }

    /// Somebody had the same idea.
    @Transactional
    public void support(ReviewId review, long idea, PersonId person) {
        conversation.support(review, idea, person);
    }

    /// Says what became of an idea. Before the end of the soak time only that it is done already.
    ///
    /// @param restUntil when its soak time ends
    @Transactional
    public Outcome decide(ReviewId review, Idea idea, Instant restUntil, Instant now) {
        if (conversation.idea(review, idea.id()).isEmpty()) {
            return new Outcome.Refused("There is no such idea.");
        }
        boolean isDecision = idea.fate() == Idea.Fate.TAKEN_UP || idea.fate() == Idea.Fate.LET_GO;
        if (isDecision && now.isBefore(restUntil)) {
            return new Outcome.Refused("Ideas still rest; look at it afresh later.");
        }
        if (idea.fate() == Idea.Fate.LET_GO && idea.because().isBlank()) {
            return new Outcome.Refused("Say what it lost to; that is worth knowing.");
        }
        conversation.setFate(review, idea);
        return new Outcome.Done();
    }

    @Transactional
    public void ask(ReviewId review, Question question) {
        conversation.ask(review, question);
    }

    /// Begins a conversation; a second one with the same person is the first.
    @Transactional
    public Outcome interview(ReviewId review, PersonId person, PersonId interviewer, Instant now) {
        if (person.equals(interviewer)) {
            return new Outcome.Refused("Somebody else asks you.");
        }
        conversation.begin(review, person, interviewer, now);
        return new Outcome.Done();
    }

    /// Writes notes; only the two who spoke may.
    @Transactional
    public Outcome write(ReviewId review, long interview, String notes, PersonId by) {
        Interview found = conversation.lockInterview(review, interview).orElse(null);
        if (found == null || !(found.person().equals(by) || found.interviewer().equals(by))) {
            return new Outcome.Refused("Only the two who spoke write these notes.");
        }
        conversation.setNotes(
                interview,
                new Interview(
                                found.id(),
                                found.person(),
                                found.interviewer(),
                                notes,
                                found.begunAt(),
                                found.releasedAt())
                        .notes());
        return new Outcome.Done();
    }

    /// Lets everybody read the notes; only whoever was asked may.
    @Transactional
    public Outcome release(ReviewId review, long interview, PersonId by, Instant now) {
        Interview found = conversation.lockInterview(review, interview).orElse(null);
        if (found == null || !found.person().equals(by)) {
            return new Outcome.Refused("Only whoever was asked releases the notes.");
        }
        conversation.release(interview, now);
        return new Outcome.Done();
    }

    /// Somebody who was there says whether the story is right.
    @Transactional
    public void check(ReviewId review, Check check) {
        conversation.say(review, check);
    }
}
