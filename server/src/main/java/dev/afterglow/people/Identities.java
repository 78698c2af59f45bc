package dev.afterglow.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who somebody is that an OpenID provider vouches for.
@Service
class Identities {

    private final AccountStore accounts;
    private final People people;
    private final Audit audit;

    Identities(AccountStore accounts, People people, Audit audit) {
        this.accounts = accounts;
        this.people = people;
        this.audit = audit;
    }

    /// What the provider says.
    ///
    /// @param email null when it says none
    /// @param name null when it says none
    record Claim(
            String issuer,
            String subject,
            @Nullable String email,
            boolean emailVerified,
            @Nullable String name) {}

    /// Whether we know them.
    sealed interface Recognised {

        record Known(Profile profile) implements Recognised {}

        /// @param why a word that the sign-in page explains: `unconfirmed`, `unknown` or `closed`
        record Unknown(String why) implements Recognised {}
    }

    /// Recognises the account, or links it by its verified address, or makes a newcomer's person.
    ///
    /// @param newcomers `refuse`, or the role that a newcomer gets
    @Transactional
    public Recognised recognise(Claim claim, String newcomers, Instant now) {
        Optional<PersonId> linked = accounts.byIdentity(claim.issuer(), claim.subject());
        if (linked.isPresent()) {
            return open(linked.get());
        }
        String email = claim.email();
        if (email == null || !claim.emailVerified() || !Email.isAddress(email)) {
            return new Recognised.Unknown("unconfirmed");
        }
        Optional<PersonId> person = people.byEmail(email).map(Person::id);
        if (person.isEmpty() && newcomers.equals("refuse")) {
            return new Recognised.Unknown("unknown");
        }
        PersonId id = person.orElseGet(() -> addNewcomer(email, claim, newcomers, now));
        accounts.link(id, claim.issuer(), claim.subject(), now);
        audit.record(
                new Actor.OfSystem("sign-in"),
                new Audit.Act("account.linked", "person:" + id, "OpenID provider"),
                now);
        return open(id);
    }

    private Recognised open(PersonId id) {
        return accounts.profile(id)
                .filter(profile -> profile.person().active())
                .<Recognised>map(Recognised.Known::new)
                .orElse(new Recognised.Unknown("closed"));
    }

    private PersonId addNewcomer(String email, Claim claim, String role, Instant now) {
        String name = claim.name() == null || claim.name().isBlank() ? email : claim.name();
        PersonId id = people.freeId(name);
        people.define(
                new Person(
                        id, name, email, ZoneOffset.UTC, Optional.empty(), Role.parse(role), true),
                new Actor.OfSystem("sign-in"),
                now);
        return id;
    }
}
