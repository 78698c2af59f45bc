package dev.afterglow.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to API tokens: made once, shown once, kept as a hash, ended by time or by hand.
@Service
public class Tokens {

    /// How a token begins, so that scanners of leaked secrets can find one.
    public static final String PREFIX = "afterglow_";

    private static final int MOST_PER_PERSON = 50;
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final TokenStore store;
    private final AccountStore accounts;
    private final Audit audit;

    Tokens(TokenStore store, AccountStore accounts, Audit audit) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
    }

    /// What somebody wants.
    ///
    /// @param holds at most 366 days
    public record Wish(String name, Scope scope, Duration holds) {

        public Wish {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "A token needs a name of 1 to 100 characters, such as the pipeline "
                                + "that uses it");
            }
            if (!holds.isPositive() || holds.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A token holds from one day to one year, not " + holds.toDays() + " days");
            }
        }
    }

    /// Makes a token and returns its secret, which nobody can show again. Throws an
    /// [IllegalArgumentException] when the person has fifty tokens already.
    @Transactional
    public String make(PersonId owner, Wish wish, Actor actor, Instant now) {
        if (store.ofPerson(owner, now).size() >= MOST_PER_PERSON) {
            throw new IllegalArgumentException(
                    "A person has at most 50 tokens that hold; end one of them first");
        }
        String secret = PREFIX + SecretText.fresh();
        store.add(owner, SecretText.hash(secret), wish, now);
        audit.record(
                actor,
                new Audit.Act("token.made", "person:" + owner, "scope " + wish.scope().word()),
                now);
        return secret;
    }

    /// The tokens of a person that hold now, newest first.
    public List<ApiToken> ofPerson(PersonId owner, Instant now) {
        return store.ofPerson(owner, now);
    }

    /// Ends one of the person's own tokens; false when there is none of that number.
    @Transactional
    public boolean end(PersonId owner, long id, Actor actor, Instant now) {
        boolean ended = store.end(owner, id, now);
        if (ended) {
            audit.record(
                    actor, new Audit.Act("token.ended", "person:" + owner, "number " + id), now);
        }
        return ended;
    }

    /// What became of a token that a request carried.
    sealed interface Shown {

        record Holds(Acting acting, Scope scope) implements Shown {}

        record Unknown(String reason) implements Shown {}
    }

    Shown show(String secret, Instant now) {
        Optional<TokenStore.Row> found =
                secret.startsWith(PREFIX)
                        ? store.byHash(SecretText.hash(secret))
                        : Optional.empty();
        if (found.isEmpty()) {
            return new Shown.Unknown(
                    "This token is not known here. Tokens begin with "
                            + PREFIX
                            + " and are made on your own page, /me.");
        }
        TokenStore.Row row = found.get();
        ApiToken token = row.token();
        if (row.ended() || !now.isBefore(token.expiresAt())) {
            return new Shown.Unknown("This token has ended. Make a new one on your own page, /me.");
        }
        Optional<Profile> owner =
                accounts.profile(token.owner()).filter(profile -> profile.person().active());
        if (owner.isEmpty()) {
            return new Shown.Unknown("The account that this token belongs to is closed.");
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(token.lastUsedOn())) {
            store.used(token.id(), today);
        }
        Role ceiling = token.scope().ceiling();
        Role role = owner.get().person().role();
        Actor.OfToken actor =
                new Actor.OfToken(
                        token.name(), token.owner(), role.includes(ceiling) ? ceiling : role);
        return new Shown.Holds(Acting.token(actor, owner.get()), token.scope());
    }
}
