package dev.afterglow.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How people prove who they are.
@Repository
class AccountStore {

    private final JdbcClient database;

    AccountStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Profile> profile(PersonId id) {
        return database.sql(
                        """
                        -- Who is this, and how do they like their pages?
                        select id, name, email, zone, hours, role, active, theme
                        from people.person
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new Profile(
                                new Person(
                                        new PersonId(row.getString("id")),
                                        row.getString("name"),
                                        row.getString("email"),
                                        ZoneId.of(row.getString("zone")),
                                        WeeklyHours.parseIfStated(row.getString("hours")),
                                        Role.parse(row.getString("role")),
                                        row.getBoolean("active")),
                                row.getString("theme")))
                .optional();
    }

    void keepTheme(PersonId person, String theme) {
        database.sql(
                        """
                        -- How somebody likes their pages.
                        update people.person
                        set theme = :theme
                        where id = :person
                        """)
                .param("theme", theme)
                .param("person", person.value())
                .update();
    }

    Optional<String> passwordHash(PersonId person) {
        return database.sql(
                        """
                        -- Which password has this person?
                        select hash
                        from people.password
                        where person = :person
                        """)
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    void keepPassword(PersonId person, String hash, Instant now) {
        database.sql(
                        """
                        -- This is the password from now on.
                        insert into people.password (person, hash, changed_at)
                        values (:person, :hash, :now)
                        on conflict (person) do update
                        set hash = excluded.hash, changed_at = excluded.changed_at
                        """)
                .param("person", person.value())
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean hasAdministratorWhoCanSignIn() {
        return database.sql(
                        """
                        -- Is there an administrator who has a way in?
                        select exists (
                            select 1
                            from people.person p
                            where p.role = 'administrator'
                              and p.active
                              and p.id in (
                                  select person from people.password
                                  union all
                                  select person from people.identity))
                        """)
                .query(Boolean.class)
                .single();
    }

    Optional<PersonId> byIdentity(String issuer, String subject) {
        return database.sql(
                        """
                        -- Whose account at the provider is this?
                        select person
                        from people.identity
                        where issuer = :issuer and subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, number) -> new PersonId(row.getString("person")))
                .optional();
    }

    void link(PersonId person, String issuer, String subject, Instant now) {
        database.sql(
                        """
                        -- This account at the provider is this person's.
                        insert into people.identity (issuer, subject, person, linked_at)
                        values (:issuer, :subject, :person, :now)
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// A set-up link as it is kept.
    record LinkRow(@Nullable PersonId person, Instant expiresAt, boolean used) {}

    void addLink(String hash, @Nullable PersonId person, String madeBy, Instant now, Instant ends) {
        database.sql(
                        """
                        -- A link with which somebody chooses a password.
                        insert into people.setup_link
                            (hash, person, made_by, created_at, expires_at)
                        values (:hash, :person, :madeBy, :now, :ends)
                        """)
                .param("hash", hash)
                .param("person", person == null ? null : person.value())
                .param("madeBy", madeBy)
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(ends))
                .update();
    }

    Optional<LinkRow> link(String hash) {
        return database.sql(
                        """
                        -- What is this link for, and does it hold?
                        select person, expires_at, used_at is not null as used
                        from people.setup_link
                        where hash = :hash
                        """)
                .param("hash", hash)
                .query((row, number) -> {
                    String person = row.getString("person");
                    return new LinkRow(
                            person == null ? null : new PersonId(person),
                            row.getTimestamp("expires_at").toInstant(),
                            row.getBoolean("used"));
                })
                .optional();
    }

    /// True for the one who uses the link first.
    boolean useLink(String hash, Instant now) {
        return database.sql(
                                """
                                -- The link is used now, if nobody was before.
                                update people.setup_link
                                set used_at = :now
                                where hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void voidLinks(@Nullable PersonId person) {
        database.sql(
                        """
                        -- Earlier links for the same purpose hold no longer.
                        delete from people.setup_link
                        where person is not distinct from :person and used_at is null
                        """)
                .param("person", person == null ? null : person.value())
                .update();
    }

    /// Whether no other try for the account runs now; holds until the end of the transaction.
    boolean isAlone(String account) {
        return database.sql(
                        """
                        -- Is another try for this account under way?
                        select pg_try_advisory_xact_lock(hashtextextended(:account, 1))
                        """)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    void addAttempt(String account, String address, Instant now, boolean succeeded) {
        database.sql(
                        """
                        -- Somebody tried a password.
                        insert into people.sign_in_attempt (account, address, at, succeeded)
                        values (:account, :address, :now, :succeeded)
                        """)
                .param("account", account)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("succeeded", succeeded)
                .update();
    }

    List<Instant> failuresOfAccount(String account, String address, Instant since) {
        return database.sql(
                        """
                        -- Which failures count for this account at this address? Those after the
                        -- last
                        -- success here; at an address never used for it, those of all such
                        -- addresses.
                        with known as (
                            select distinct address
                            from people.sign_in_attempt
                            where account = :account and succeeded
                        ), last_success as (
                            select max(at) as at
                            from people.sign_in_attempt
                            where account = :account and address = :address and succeeded
                        )
                        select a.at
                        from people.sign_in_attempt a, last_success s
                        where a.account = :account
                          and not a.succeeded
                          and a.at > :since
                          and case
                                  when s.at is not null then a.address = :address and a.at > s.at
                                  else a.address not in (select address from known)
                              end
                        order by a.at
                        """)
                .param("account", account)
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .list();
    }

    List<Instant> failuresOfAddress(String address, Instant since) {
        return database.sql(
                        """
                        -- How often did this address fail lately?
                        select at
                        from people.sign_in_attempt
                        where address = :address and not succeeded and at > :since
                        order by at
                        limit 1000
                        """)
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .list();
    }
}
