package dev.afterglow.reviews;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.SignedLinks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to what comes after the meeting: readers, the private check, and those who facilitate.
@Service
public class Afterwards {

    private final ReadershipStore store;
    private final SignedLinks links;

    Afterwards(ReadershipStore store, SignedLinks links) {
        this.store = store;
        this.links = links;
    }

    /// Counts a reader, once a day.
    @Transactional
    public void read(ReviewId review, PersonId reader, Instant now) {
        store.read(review, seal("read", review, reader), now.atZone(ZoneOffset.UTC).toLocalDate());
    }

    public Readership readership(ReviewId review) {
        return store.readership(review);
    }

    /// The same for many; those that nobody read are left out.
    public Map<ReviewId, Readership> readerships(Collection<ReviewId> reviews) {
        return store.readerships(reviews);
    }

    /// Keeps an answer apart from who gave it; nobody answers twice.
    @Transactional
    public Outcome answer(ReviewId review, PrivateCheck check, PersonId person) {
        if (!store.markDone(review, seal("check", review, person))) {
            return new Outcome.Refused("You have answered already; it stands.");
        }
        store.answer(review, check);
        return new Outcome.Done();
    }

    /// What was answered, in no telling order; empty below five answers.
    public Optional<List<PrivateCheck>> answers(ReviewId review) {
        List<PrivateCheck> answers = store.answers(review);
        return answers.size() < PrivateCheck.FEWEST ? Optional.empty() : Optional.of(answers);
    }

    /// By person; everybody entered themselves.
    public List<Facilitator> facilitators() {
        return store.facilitators();
    }

    @Transactional
    public void enter(Facilitator facilitator) {
        store.enter(facilitator);
    }

    @Transactional
    public void leave(PersonId person) {
        store.leave(person);
    }

    /// Only this server's secret makes it, so that the table alone names nobody.
    private String seal(String what, ReviewId review, PersonId person) {
        String token = links.sign("review-" + what + ":" + review, person.value(), Instant.EPOCH);
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
