package dev.afterglow.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to accounts: passwords, set-up links, accounts at an OpenID provider.
@Service
public class Accounts {

    /// How long a set-up link holds.
    public static final Duration LINK_HOLDS = Duration.ofDays(7);

    private final AccountStore store;
    private final PeopleStore people;
    private final Audit audit;
    private final PasswordEncoder encoder;
    private volatile String hashOfNobody = "";

    Accounts(AccountStore store, PeopleStore people, Audit audit, PasswordEncoder encoder) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.encoder = encoder;
    }

    /// A try to sign in.
    ///
    /// @param address where the request came from
    public record Attempt(String email, String password, String address) {}

    /// What a set-up link is for.
    public sealed interface Invitation {

        /// It makes the first administrator.
        record First() implements Invitation {}

        /// It lets a person choose a password.
        record Of(Person person) implements Invitation {}

        /// It does not hold, and why.
        record Refused(String reason) implements Invitation {}
    }

    public Optional<Profile> profile(PersonId person) {
        return store.profile(person);
    }

    @Transactional
    public void keepTheme(PersonId person, String theme) {
        store.keepTheme(person, theme);
    }

    /// Looks at a password, unless there were too many tries. Takes as long for an unknown address
    /// as for a known one.
    @Transactional
    public SignInResult signIn(Attempt attempt, Instant now) {
        String account = SecretText.hash(Email.normal(attempt.email()));
        if (!store.isAlone(account)) {
            return new SignInResult.Throttled("account", now.plusSeconds(1));
        }
        Instant since = now.minus(Throttle.WINDOW);
        List<Instant> failures = store.failuresOfAccount(account, attempt.address(), since);
        Optional<SignInResult.Throttled> throttled =
                Throttle.decide(failures, store.failuresOfAddress(attempt.address(), since));
        if (throttled.isPresent()) {
            return throttled.get();
        }
        Optional<Person> person =
                people.byEmail(Email.normal(attempt.email())).filter(Person::active);
        Optional<String> hash = person.flatMap(found -> store.passwordHash(found.id()));
        boolean matches = matches(attempt.password(), hash.orElseGet(this::hashOfNobody));
        boolean accepted = matches && hash.isPresent();
        store.addAttempt(account, attempt.address(), now, accepted);
        if (!accepted) {
            return new SignInResult.Refused(Throttle.MOST_PER_ACCOUNT - failures.size() - 1);
        }
        Person found = person.orElseThrow();
        if (encoder.upgradeEncoding(hash.orElseThrow())) {
            store.keepPassword(found.id(), encoder.encode(attempt.password()), now);
        }
        return new SignInResult.Accepted(store.profile(found.id()).orElseThrow());
    }

    /// Whether this is the person's password; for confirming a change, not for signing in.
    public boolean isPassword(PersonId person, String password) {
        return matches(password, store.passwordHash(person).orElseGet(this::hashOfNobody));
    }

    public boolean hasPassword(PersonId person) {
        return store.passwordHash(person).isPresent();
    }

    /// What is wrong with a new password, in a sentence; empty when it will do.
    public Optional<String> problemOf(String password, String email) {
        return PasswordRule.problem(password, email);
    }

    /// Sets a password. Throws an [IllegalArgumentException] for one that will not do.
    @Transactional
    public void setPassword(PersonId id, String password, Actor actor, Instant now) {
        Person person =
                people.person(id)
                        .orElseThrow(() -> new IllegalArgumentException(id + " is not known here"));
        problemOf(password, person.email())
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        store.keepPassword(id, encoder.encode(password), now);
        audit.record(actor, new Audit.Act("account.password", "person:" + id, ""), now);
    }

    /// Makes a link with which the person chooses a password; earlier ones no longer hold. Returns
    /// the secret part, which is not kept.
    @Transactional
    public String invite(PersonId person, Actor actor, Instant now) {
        audit.record(actor, new Audit.Act("account.invited", "person:" + person, ""), now);
        return makeLink(person, actor, now);
    }

    /// Makes the link for the first administrator; empty when there is one who can sign in.
    @Transactional
    public Optional<String> inviteFirst(Instant now) {
        return store.hasAdministratorWhoCanSignIn()
                ? Optional.empty()
                : Optional.of(makeLink(null, new Actor.OfSystem("start"), now));
    }

    public Invitation invitation(String secret, Instant now) {
        Optional<AccountStore.LinkRow> found = store.link(SecretText.hash(secret));
        if (found.isEmpty()) {
            return new Invitation.Refused(
                    "This link is not known here, or a newer one replaced it.");
        }
        AccountStore.LinkRow link = found.get();
        if (link.used()) {
            return new Invitation.Refused("This link was used already; it works once.");
        }
        if (!now.isBefore(link.expiresAt())) {
            return new Invitation.Refused("This link has ended; it held for seven days.");
        }
        PersonId id = link.person();
        if (id == null) {
            return store.hasAdministratorWhoCanSignIn()
                    ? new Invitation.Refused("There is an administrator already.")
                    : new Invitation.First();
        }
        return people.person(id)
                .filter(Person::active)
                .<Invitation>map(Invitation.Of::new)
                .orElse(new Invitation.Refused("The account that this link was for is closed."));
    }

    /// Uses a link: defines the person and sets the password. False when somebody was faster.
    @Transactional
    public boolean accept(String secret, Person person, String password, Instant now) {
        if (!store.useLink(SecretText.hash(secret), now)) {
            return false;
        }
        Actor self = new Actor.OfPerson(person.id(), person.role());
        Optional<Person> before = people.person(person.id());
        if (!before.equals(Optional.of(person))) {
            people.define(person, now);
            audit.record(self, PersonChange.act(before, person), now);
        }
        setPassword(person.id(), password, self, now);
        return true;
    }

    private String makeLink(@Nullable PersonId person, Actor actor, Instant now) {
        String secret = SecretText.fresh();
        store.voidLinks(person);
        store.addLink(SecretText.hash(secret), person, actor.word(), now, now.plus(LINK_HOLDS));
        return secret;
    }

    private String hashOfNobody() {
        if (hashOfNobody.isEmpty()) {
            hashOfNobody = encoder.encode(SecretText.fresh());
        }
        return hashOfNobody;
    }

    private boolean matches(String password, String hash) {
        return PasswordRule.bytes(password) <= PasswordRule.LONGEST_BYTES
                && encoder.matches(password, hash);
    }
}
