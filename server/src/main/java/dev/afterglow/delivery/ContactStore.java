package dev.afterglow.delivery;

import static dev.afterglow.delivery.DeliveryStore.timestamp;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Contact methods, and which addresses providers refuse, in SQL.
@Component
class ContactStore {

    private final JdbcClient database;
    private final JsonMapper json;

    ContactStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<ContactMethod> of(Collection<PersonId> persons) {
        return database.sql(
                        """
                        -- How can these people be reached?
                        select method.id, method.person, method.channel, method.address,
                            method.label, method.verified_at is not null as is_verified,
                            refused.since, coalesce(refused.reason, '') as refusal
                        from delivery.contact_method as method
                        left join delivery.refused_address as refused
                            using (channel, address)
                        where method.person = any(:persons)
                        order by method.person, method.id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(String[]::new))
                .query((row, number) -> method(row))
                .list();
    }

    private static ContactMethod method(ResultSet row) throws SQLException {
        return new ContactMethod(
                row.getString("id"),
                new PersonId(row.getString("person")),
                row.getString("channel"),
                row.getString("address"),
                row.getString("label"),
                row.getBoolean("is_verified"),
                nullable(row.getTimestamp("since")),
                row.getString("refusal"));
    }

    private static @Nullable Instant nullable(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    List<Refusal> refusals(String channel, Collection<String> addresses) {
        return database.sql(
                        """
                        -- Which of these addresses does the provider refuse, since when and why?
                        select address, since, reason
                        from delivery.refused_address
                        where channel = :channel
                          and address = any(:addresses)
                        """)
                .param("channel", channel)
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, number) ->
                        new Refusal(
                                row.getString("address"),
                                row.getTimestamp("since").toInstant(),
                                row.getString("reason")))
                .list();
    }

    record Refusal(String address, Instant since, String reason) {}

    /// @return the new id, or empty when the person has this address already
    Optional<Long> add(NewMethod method, Instant now) {
        return database.sql(
                        """
                        -- What is the new way to this person?
                        insert into delivery.contact_method (person, channel, address, label,
                            created_at, verified_at, is_configured, code, code_until, code_tries)
                        values (:person, :channel, :address, :label,
                            :now, null, false, '', null, 0)
                        on conflict on constraint contact_method_address do nothing
                        returning id
                        """)
                .param("person", method.person().value())
                .param("channel", method.channel())
                .param("address", method.address())
                .param("label", method.label())
                .param("now", timestamp(now))
                .query(Long.class)
                .optional();
    }

    record NewMethod(PersonId person, String channel, String address, String label) {}

    void configure(NewMethod method, Instant now) {
        database.sql(
                        """
                        -- Which address does the configuration name? It counts as verified.
                        insert into delivery.contact_method (person, channel, address, label,
                            created_at, verified_at, is_configured, code, code_until, code_tries)
                        values (:person, :channel, :address, :label,
                            :now, :now, true, '', null, 0)
                        on conflict on constraint contact_method_address do update
                        set is_configured = true,
                            verified_at = coalesce(contact_method.verified_at, :now)
                        """)
                .param("person", method.person().value())
                .param("channel", method.channel())
                .param("address", method.address())
                .param("label", method.label())
                .param("now", timestamp(now))
                .update();
    }

    boolean remove(PersonId person, long id) {
        return database.sql(
                                """
                                -- Which way to this person goes?
                                delete from delivery.contact_method
                                where person = :person
                                  and id = :id
                                """)
                        .param("person", person.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Every way to a person goes; messages that have ended stay without their address and words.
    void forget(PersonId person) {
        database.sql(
                        """
                        -- What do we know about how to reach somebody who left?
                        with ways as (
                            delete from delivery.contact_method
                            where person = :person),
                        kept as (
                            delete from delivery.inbox_message
                            where person = :person)
                        update delivery.message
                        set address = '', text = '', html = null, extras = '{}',
                            idempotency_key = 'erased:' || id,
                            state = case when state in ('waiting', 'sending') then 'failed'
                                else state end,
                            ended_at = coalesce(ended_at, created_at),
                            lease_owner = null, lease_until = null
                        where person = :person
                        """)
                .param("person", person.value())
                .update();
    }

    void setCode(long id, String code, Instant until) {
        database.sql(
                        """
                        -- Which code proves this address?
                        update delivery.contact_method
                        set code = :code, code_until = :until, code_tries = 0
                        where id = :id
                        """)
                .param("id", id)
                .param("code", code)
                .param("until", timestamp(until))
                .update();
    }

    /// Counts a try of a code, so that it cannot be guessed.
    Optional<Code> tryCode(PersonId person, long id) {
        return database.sql(
                        """
                        -- What code was sent to this address?
                        update delivery.contact_method
                        set code_tries = code_tries + 1
                        where person = :person
                          and id = :id
                          and code_until is not null
                        returning code, code_until, code_tries
                        """)
                .param("person", person.value())
                .param("id", id)
                .query((row, number) ->
                        new Code(
                                row.getString("code"),
                                row.getTimestamp("code_until").toInstant(),
                                row.getInt("code_tries")))
                .optional();
    }

    record Code(String code, Instant until, int tries) {}

    void verified(long id, Instant now) {
        database.sql(
                        """
                        -- Which address is proved?
                        update delivery.contact_method
                        set verified_at = :now, code = '', code_until = null
                        where id = :id
                        """)
                .param("id", id)
                .param("now", timestamp(now))
                .update();
    }

    /// Remembers addresses that were refused, and forgets those that work again.
    void noteAddresses(List<Ending> endings) {
        List<Note> notes =
                endings.stream()
                        .filter(ending ->
                                ending.outcome() instanceof Outcome.Sent
                                        || ending.outcome() instanceof Outcome.Refused)
                        .map(Note::of)
                        .toList();
        if (notes.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        -- Which addresses does their provider refuse, and which work again?
                        with note as (
                            select *
                            from jsonb_to_recordset(cast(:notes as jsonb)) as note (
                                channel text, address text, refusal text, at timestamptz)),
                        works_again as (
                            delete from delivery.refused_address
                            using note
                            where refused_address.channel = note.channel
                              and refused_address.address = note.address
                              and note.refusal = '')
                        insert into delivery.refused_address (channel, address, since, reason)
                        select distinct on (channel, address) channel, address, at, refusal
                        from note
                        where refusal <> ''
                        on conflict on constraint refused_address_pk
                            do update set reason = excluded.reason
                        """)
                .param("notes", json.writeValueAsString(notes))
                .update();
    }

    private record Note(String channel, String address, String refusal, Instant at) {

        static Note of(Ending ending) {
            String refusal =
                    ending.outcome() instanceof Outcome.Refused(String reason) ? reason : "";
            return new Note(ending.channel(), ending.address(), refusal, ending.at());
        }
    }

    /// Writes the same message for another address of its person, unless it went there already. If
    /// the original may have arrived, so that the person may be told twice, the copy says so.
    boolean copyMessage(MessageId original, String channel, String address, Instant now) {
        return database.sql(
                                """
                                -- What is sent in place of a page that did not arrive?
                                with original as (
                                    update delivery.message
                                    set has_fallen = true
                                    where id = :original
                                    returning *)
                                insert into delivery.message (
                                    channel, address, person, priority, subject, text, html,
                                    reference, idempotency_key, extras, state, created_at, due_at,
                                    attempts, may_be_repeat, reason, has_fallen, fell_from)
                                select :channel, :address, person, priority, subject, text, html,
                                    reference, concat(reference, '>', person, '>',
                                        cast(:channel as text), '>', cast(:address as text)),
                                    extras, 'waiting', :now, :now,
                                    0, may_be_repeat, '', false, id
                                from original
                                where not exists (
                                    select from delivery.message as other
                                    where other.reference = original.reference
                                      and other.person = original.person
                                      and other.channel = :channel
                                      and other.address = :address)
                                on conflict on constraint message_idempotency_key do nothing
                                """)
                        .param("original", original.value())
                        .param("channel", channel)
                        .param("address", address)
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    /// A key that the server makes for itself once; every server on this database sees the same.
    String secret(String name, String proposed, Instant now) {
        database.sql(
                        """
                        -- What is this secret? The first server to ask decides.
                        insert into delivery.secret (name, value, created_at)
                        values (:name, :value, :now)
                        on conflict on constraint secret_pk do nothing
                        """)
                .param("name", name)
                .param("value", proposed)
                .param("now", timestamp(now))
                .update();
        return database.sql(
                        """
                        -- What is this secret?
                        select value
                        from delivery.secret
                        where name = :name
                        """)
                .param("name", name)
                .query(String.class)
                .single();
    }
}
