package dev.afterglow.delivery;

import dev.afterglow.delivery.ContactStore.Code;
import dev.afterglow.delivery.ContactStore.NewMethod;
import dev.afterglow.delivery.ContactStore.Refusal;
import dev.afterglow.people.Leaving;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to how each person can be reached.
@Service
public class ContactMethods {

    /// The id of the method that everybody has: the mail address that `people` knows.
    public static final String OWN_EMAIL = "email";

    private static final int MOST_METHODS = 10;
    private static final int MOST_TRIES = 5;
    private static final Duration CODE_HOLDS = Duration.ofMinutes(30);

    private final ContactStore store;
    private final People people;
    private final Delivery delivery;
    private final Vapid vapid;
    private final Map<String, Channel> channels;
    private final SecureRandom random = new SecureRandom();

    ContactMethods(
            ContactStore store,
            People people,
            Delivery delivery,
            Vapid vapid,
            List<Channel> channels) {
        this.store = store;
        this.people = people;
        this.delivery = delivery;
        this.vapid = vapid;
        this.channels =
                channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    /// How a person can be reached: the own mail address first, then in the order of adding. Empty
    /// for somebody who is unknown or has left.
    public List<ContactMethod> of(PersonId person) {
        return of(people.persons(List.of(person))).getOrDefault(person, List.of());
    }

    /// The same for many; people who have left are not in it.
    public Map<PersonId, List<ContactMethod>> of(Collection<Person> persons) {
        List<Person> active = persons.stream().filter(Person::active).toList();
        List<String> addresses = active.stream().map(Person::email).toList();
        Map<String, Refusal> refusals =
                store.refusals(ChannelName.EMAIL, addresses).stream()
                        .collect(Collectors.toMap(Refusal::address, Function.identity()));
        Map<PersonId, List<ContactMethod>> methods = new HashMap<>();
        for (Person person : active) {
            List<ContactMethod> own = new ArrayList<>();
            own.add(ownEmail(person, refusals.get(person.email())));
            methods.put(person.id(), own);
        }
        store.of(methods.keySet()).forEach(method -> addTo(methods, method));
        return methods;
    }

    private static void addTo(Map<PersonId, List<ContactMethod>> methods, ContactMethod method) {
        List<ContactMethod> own = methods.get(method.person());
        if (own != null) {
            own.add(method);
        }
    }

    private static ContactMethod ownEmail(Person person, @Nullable Refusal refusal) {
        return new ContactMethod(
                OWN_EMAIL,
                person.id(),
                ChannelName.EMAIL,
                person.email(),
                "",
                true,
                refusal == null ? null : refusal.since(),
                refusal == null ? "" : refusal.reason());
    }

    /// The ways a page may take when others failed; the inbox inside is the last.
    List<ContactMethod> withInbox(PersonId person) {
        List<ContactMethod> methods = new ArrayList<>(of(person));
        methods.add(
                new ContactMethod(
                        "inbox", person, ChannelName.INBOX, person.value(), "", true, null, ""));
        return methods;
    }

    /// Names an address as the configuration does: verified, and allowed on a private network.
    /// Throws an [IllegalArgumentException] for an unknown channel or a malformed address.
    @Transactional
    public void define(PersonId person, String channel, String address, Instant now) {
        problemWith(channel, address)
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        store.configure(new NewMethod(person, channel, address, ""), now);
    }

    /// What is wrong with an address for a channel, in one sentence; empty when it can be tried.
    public Optional<String> problemWith(String channel, String address) {
        Channel found = channels.get(channel);
        return found == null
                ? Optional.of(
                        "There is no channel called \""
                                + channel
                                + "\"; there are "
                                + String.join(", ", ChannelName.ALL))
                : found.problemWith(address);
    }

    /// Why a channel cannot be used on this server; empty when it can.
    public Optional<String> whyNotReady(String channel) {
        Channel found = channels.get(channel);
        return found == null ? Optional.of("there is no such channel") : found.whyNotReady();
    }

    /// Adds an address and sends a code to it.
    @Transactional
    public Added add(PersonId person, Address address, Instant now) {
        Optional<String> problem = problemWith(address.channel(), address.address());
        if (problem.isPresent()) {
            return new Added.Problem(problem.get());
        }
        if (store.of(List.of(person)).size() >= MOST_METHODS) {
            return new Added.Problem("You have 10 contact methods already, the most there can be");
        }
        NewMethod method =
                new NewMethod(person, address.channel(), address.address(), address.label());
        Optional<Long> id = store.add(method, now);
        if (id.isEmpty()) {
            return new Added.Problem("You have this address already");
        }
        sendCode(id.get(), method, now);
        return new Added.Sent(Long.toString(id.get()));
    }

    /// An address that a person gives for themselves.
    public record Address(String channel, String address, String label) {}

    /// What came of adding an address.
    public sealed interface Added {

        /// A code is on its way there.
        record Sent(String id) implements Added {}

        /// Nothing was stored, and why.
        record Problem(String sentence) implements Added {}
    }

    private void sendCode(long id, NewMethod method, Instant now) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        store.setCode(id, code, now.plus(CODE_HOLDS));
        delivery.send(
                new Message(
                        method.channel(),
                        method.address(),
                        method.person(),
                        Priority.NORMAL,
                        "Afterglow code " + code,
                        "Your code is "
                                + code
                                + ". Enter it within 30 minutes, and pages may come to this "
                                + "address.",
                        null,
                        "contact-method:" + id,
                        "contact-method:" + id + ":code:" + now.toEpochMilli(),
                        Map.of("event", "dev.afterglow.contact.code")),
                now);
    }

    /// Sends a new code to an address that is not verified yet.
    @Transactional
    public void sendCodeAgain(PersonId person, String id, Instant now) {
        stored(person, id)
                .filter(method -> !method.isVerified())
                .ifPresent(method ->
                        sendCode(
                                Long.parseLong(id),
                                new NewMethod(
                                        person, method.channel(), method.address(), method.label()),
                                now));
    }

    /// Checks the code that was sent; after five wrong ones a new code is needed.
    @Transactional
    public boolean verify(PersonId person, String id, String code, Instant now) {
        Optional<ContactMethod> method = stored(person, id);
        if (method.isEmpty()) {
            return false;
        }
        long number = Long.parseLong(id);
        Optional<Code> sent = store.tryCode(person, number);
        boolean isRight =
                sent.isPresent()
                        && sent.get().tries() <= MOST_TRIES
                        && now.isBefore(sent.get().until())
                        && sent.get().code().equals(code.strip());
        if (isRight) {
            store.verified(number, now);
        }
        return isRight;
    }

    /// Sends a test message over one of the person's methods.
    ///
    /// @return whether the method exists
    @Transactional
    public boolean test(PersonId person, String id, Instant now) {
        Optional<ContactMethod> method =
                of(person).stream().filter(one -> one.id().equals(id)).findFirst();
        method.ifPresent(one ->
                delivery.send(
                        new Message(
                                one.channel(),
                                one.address(),
                                person,
                                Priority.NORMAL,
                                "Afterglow test",
                                "This is the test you asked for. Pages would come this way.",
                                null,
                                "contact-method:" + id + ":test",
                                "test:" + person + ":" + id + ":" + now.toEpochMilli(),
                                Map.of("event", "dev.afterglow.contact.test")),
                        now));
        return method.isPresent();
    }

    /// Our public key, with which a browser subscribes to our pushes; base64url.
    public String pushKey() {
        return vapid.publicKey();
    }

    /// Somebody's personal things go: every address, also of messages that were sent there.
    @EventListener
    void on(Leaving.Erased erased) {
        store.forget(erased.person());
    }

    /// Forgets an address; the own mail address stays.
    ///
    /// @return whether there was such a method
    @Transactional
    public boolean remove(PersonId person, String id) {
        return stored(person, id).isPresent() && store.remove(person, Long.parseLong(id));
    }

    private Optional<ContactMethod> stored(PersonId person, String id) {
        return store.of(List.of(person)).stream()
                .filter(method -> method.id().equals(id))
                .findFirst();
    }
}
