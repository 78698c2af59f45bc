package dev.afterglow.radar;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to a name: two curators, a written reason, and the person is told. There is no such
/// door for an unlinkable worry, as there is no name behind it.
@Service
public class Disclosures {

    static final int REASON_MIN = 20;
    static final int REASON_MAX = 1_000;

    private final DisclosureStore store;
    private final SubmissionStore submissions;
    private final People people;
    private final Delivery delivery;
    private final Audit audit;

    Disclosures(
            DisclosureStore store,
            SubmissionStore submissions,
            People people,
            Delivery delivery,
            Audit audit) {
        this.store = store;
        this.submissions = submissions;
        this.people = people;
        this.delivery = delivery;
        this.audit = audit;
    }

    /// How an act ended.
    public sealed interface Outcome {

        record Done() implements Outcome {}

        /// Nothing was changed.
        record Refused(String reason) implements Outcome {}
    }

    /// All that concern a worry, newest first.
    public List<Disclosure> of(UUID submission) {
        return store.of(submission);
    }

    /// The first curator asks.
    @Transactional
    public Outcome ask(UUID submission, String reason, Actor actor, Instant now) {
        Optional<PersonId> curator = curator(actor);
        if (curator.isEmpty()) {
            return new Outcome.Refused("Only a curator, signed in, asks for a name.");
        }
        Optional<Submission> found = submissions.find(submission);
        if (found.isEmpty()) {
            return new Outcome.Refused("There is no such worry on the desk.");
        }
        if (found.get().promise() == Promise.UNLINKABLE) {
            return new Outcome.Refused("It is unlinkable: there is no name to look at.");
        }
        String why = reason.strip();
        if (why.length() < REASON_MIN || why.length() > REASON_MAX) {
            return new Outcome.Refused(
                    "The person will read the reason: 20 to 1,000 characters, was %,d."
                            .formatted(why.length()));
        }
        if (!store.ask(submission, why, curator.get(), now)) {
            return new Outcome.Refused("Somebody has asked already; a second curator decides.");
        }
        record(actor, "radar.name-asked", submission, now);
        return new Outcome.Done();
    }

    /// Another curator agrees; from then on the two may look, and the person is told.
    @Transactional
    public Outcome agree(long id, Actor actor, Instant now) {
        Optional<PersonId> curator = curator(actor);
        Optional<Disclosure> asked = store.find(id);
        if (curator.isEmpty() || asked.isEmpty()) {
            return new Outcome.Refused("Only a curator, signed in, agrees to such a wish.");
        }
        if (!asked.get().isAgreed() && asked.get().askedBy().equals(curator.get())) {
            return new Outcome.Refused("It takes a second curator; you are the one who asked.");
        }
        if (!store.agree(id, curator.get(), now)) {
            return new Outcome.Refused("Two curators have agreed already.");
        }
        record(actor, "radar.name-agreed", asked.get().submission(), now);
        store.sender(asked.get().submission())
                .flatMap(people::person)
                .ifPresent(person -> tell(person, asked.get(), curator.get(), now));
        return new Outcome.Done();
    }

    /// The name, for the two curators who agreed; each look is audited. Empty for anybody else, and
    /// when the person was erased.
    @Transactional
    public Optional<Person> look(long id, Actor actor, Instant now) {
        return curator(actor)
                .flatMap(curator -> store.find(id).filter(one -> one.includes(curator)))
                .filter(Disclosure::isAgreed)
                .flatMap(one -> {
                    record(actor, "radar.name-looked-at", one.submission(), now);
                    return store.sender(one.submission()).flatMap(people::person);
                });
    }

    private void tell(Person person, Disclosure asked, PersonId second, Instant now) {
        String text =
                """
                Two curators of the risk radar have looked up that you handed in a worry which you \
                had been promised to be confidential: %s and %s.

                Their reason: %s
                """
                        .formatted(name(asked.askedBy()), name(second), asked.reason());
        delivery.send(
                List.of(
                        message(person, ChannelName.INBOX, text, asked),
                        message(
                                person,
                                ChannelName.EMAIL,
                                "There is a notice for you inside Afterglow that you should read:"
                                        + " sign in and open your inbox.",
                                asked)),
                now);
    }

    private static Message message(Person person, String channel, String text, Disclosure asked) {
        boolean isMail = channel.equals(ChannelName.EMAIL);
        return new Message(
                channel,
                isMail ? person.email() : person.id().value(),
                person.id(),
                Priority.NORMAL,
                "A notice for you",
                text,
                null,
                "notice:" + asked.id(),
                "radar-disclosure:" + asked.id() + ":" + channel,
                Map.of());
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }

    private static Optional<PersonId> curator(Actor actor) {
        return actor instanceof Actor.OfPerson person && person.may(Role.CURATOR)
                ? Optional.of(person.person())
                : Optional.empty();
    }

    private void record(Actor actor, String verb, UUID submission, Instant now) {
        audit.record(actor, new Audit.Act(verb, "radar-worry:" + submission, ""), now);
    }
}
