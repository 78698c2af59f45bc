package dev.afterglow.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The outbox in SQL. Rows travel as one JSON parameter, so a thousand cost one statement.
@Component
class DeliveryStore {

    private static final String CLAIM =
            """
            -- Which waiting messages leave now? One server takes each.
            with lane as (
                select *
                from unnest(:channels, :lowest, :highest, :places)
                    as lane (channel, lowest, highest, places)),
            picked as (
                select waiting.id
                from lane
                cross join lateral (
                    select message.id
                    from delivery.message
                    where message.channel = lane.channel
                      and message.state = 'waiting'
                      and message.due_at <= :now
                      and message.priority between lane.lowest and lane.highest
                    order by message.priority, message.due_at, message.id
                    limit lane.places
                    for update skip locked) as waiting),
            claimed as (
                update delivery.message
                set state = 'sending', attempts = attempts + 1,
                    lease_owner = :owner, lease_until = :lease_until
                from picked
                where message.id = picked.id
                returning message.*),
            begun as (
                insert into delivery.attempt (message, number, server, started_at,
                    outcome, reason, provider_reference)
                select id, attempts, :owner, :now, 'under way', '', ''
                from claimed)
            select claimed.*,
                exists (
                    select from delivery.contact_method
                    where contact_method.channel = claimed.channel
                      and contact_method.address = claimed.address
                      and contact_method.is_configured) as is_approved
            from claimed
            order by priority, id
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    DeliveryStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<MessageId> insert(List<Message> messages, Instant now) {
        return insert(messages, now, null);
    }

    /// @param fellFrom the message in whose place these are sent, or null
    List<MessageId> insert(List<Message> messages, Instant now, @Nullable MessageId fellFrom) {
        Map<String, MessageId> byKey = new HashMap<>();
        List<Row> rows = messages.stream().map(Row::of).toList();
        database.sql(
                        """
                        -- Which messages are new? A key seen before is not stored again.
                        insert into delivery.message (
                            channel, address, person, priority, subject, text, html, reference,
                            idempotency_key, extras, state, created_at, due_at, attempts,
                            may_be_repeat, reason, has_fallen, fell_from)
                        select channel, address, person, priority, subject, text, html, reference,
                            key, extras, 'waiting', :now, :now, 0, false, '', false,
                            cast(:fell_from as bigint)
                        from jsonb_to_recordset(cast(:rows as jsonb)) as given (
                            channel text, address text, person text, priority smallint,
                            subject text, text text, html text, reference text, key text,
                            extras jsonb)
                        on conflict on constraint message_idempotency_key do nothing
                        returning id, idempotency_key
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", timestamp(now))
                .param("fell_from", fellFrom == null ? null : fellFrom.value())
                .query((row, number) ->
                        byKey.put(
                                row.getString("idempotency_key"), new MessageId(row.getLong("id"))))
                .list();
        if (byKey.size() < rows.size()) {
            byKey.putAll(idsOf(rows.stream().map(Row::key).toList()));
        }
        return rows.stream().map(row -> known(byKey, row.key())).toList();
    }

    private static MessageId known(Map<String, MessageId> byKey, String key) {
        MessageId id = byKey.get(key);
        if (id == null) {
            throw new IllegalStateException("Message with key " + key + " was not stored");
        }
        return id;
    }

    private Map<String, MessageId> idsOf(List<String> keys) {
        return database
                .sql(
                        """
                        -- Which messages have these keys?
                        select id, idempotency_key
                        from delivery.message
                        where idempotency_key = any(:keys)
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(
                                row.getString("idempotency_key"), new MessageId(row.getLong("id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Takes due messages for this server, first pages first, and opens their attempts.
    ///
    /// @param places how many may be taken in each lane
    List<Claimed> claim(Map<Lane, Integer> places, Lease lease, Instant now) {
        List<Map.Entry<Lane, Integer>> lanes = List.copyOf(places.entrySet());
        return database.sql(CLAIM)
                .param(
                        "channels",
                        lanes.stream().map(lane -> lane.getKey().channel()).toArray(String[]::new))
                .param("lowest", ints(lanes, lane -> lane.getKey().lowestPriority()))
                .param("highest", ints(lanes, lane -> lane.getKey().highestPriority()))
                .param("places", ints(lanes, Map.Entry::getValue))
                .param("owner", lease.owner())
                .param("lease_until", timestamp(lease.until()))
                .param("now", timestamp(now))
                .query((row, number) -> claimed(row, now))
                .list();
    }

    private static Integer[] ints(
            List<Map.Entry<Lane, Integer>> lanes,
            java.util.function.Function<Map.Entry<Lane, Integer>, Integer> value) {
        return lanes.stream().map(value).toArray(Integer[]::new);
    }

    private Claimed claimed(ResultSet row, Instant now) throws SQLException {
        Outgoing outgoing =
                new Outgoing(
                        new MessageId(row.getLong("id")),
                        row.getString("address"),
                        row.getString("person"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("html"),
                        row.getString("reference"),
                        json.readValue(row.getString("extras"), TEXTS),
                        row.getInt("attempts"),
                        row.getBoolean("may_be_repeat"),
                        row.getBoolean("is_approved"),
                        now);
        return new Claimed(
                row.getString("channel"),
                Priority.ofRank(row.getInt("priority")),
                outgoing,
                instant(row, "created_at"),
                instant(row, "lease_until"));
    }

    /// Takes messages whose server let the lease run out in the middle of an attempt.
    List<Claimed> cutOff(int limit, Instant now) {
        return database.sql(
                        """
                        -- Which attempts were cut off by a crash or a frozen server?
                        select message.*, false as is_approved
                        from delivery.message
                        where state = 'sending' and lease_until < :now
                        order by lease_until
                        limit :limit
                        for update skip locked
                        """)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query((row, number) -> claimed(row, now))
                .list();
    }

    /// Records ends of attempts.
    ///
    /// @return what is true now of those messages that were still held for that very attempt
    List<Recorded> record(List<Ending> endings) {
        return database.sql(
                        """
                        -- What came of these attempts?
                        with ending as (
                            select *
                            from jsonb_to_recordset(cast(:endings as jsonb)) as ending (
                                message bigint, attempt int, outcome text, reason text,
                                provider text, state text, due timestamptz, at timestamptz,
                                message_reason text)),
                        noted as (
                            update delivery.attempt
                            set ended_at = ending.at, outcome = ending.outcome,
                                reason = ending.reason, provider_reference = ending.provider
                            from ending
                            where attempt.message = ending.message
                              and attempt.number = ending.attempt)
                        update delivery.message
                        set state = ending.state,
                            due_at = coalesce(ending.due, due_at),
                            ended_at = case when ending.state = 'waiting' then null
                                else ending.at end,
                            reason = ending.message_reason,
                            may_be_repeat = may_be_repeat or ending.outcome = 'unknown',
                            lease_owner = null,
                            lease_until = null
                        from ending
                        where message.id = ending.message
                          and ((message.state = 'sending' and message.attempts = ending.attempt)
                            or (message.state = 'waiting' and ending.outcome = 'sent'))
                        returning message.id, message.reference, message.person,
                            message.may_be_repeat, message.has_fallen
                        """)
                .param("endings", json.writeValueAsString(endings.stream().map(End::of).toList()))
                .query((row, number) ->
                        new Recorded(
                                new MessageId(row.getLong("id")),
                                row.getString("reference"),
                                row.getString("person"),
                                row.getBoolean("may_be_repeat"),
                                row.getBoolean("has_fallen")))
                .list();
    }

    /// A message after the end of an attempt was recorded.
    record Recorded(
            MessageId id,
            String reference,
            @Nullable String person,
            boolean mayBeRepeat,
            boolean hasFallen) {}

    /// Who holds what is claimed, and how long.
    record Lease(String owner, Instant until) {

        static Lease of(String owner, Instant now, Duration length) {
            return new Lease(owner, now.plus(length));
        }
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value.toInstant();
    }

    /// A message as a row of JSON; PostgreSQL takes no NUL character in text.
    private record Row(
            String channel,
            String address,
            @Nullable String person,
            int priority,
            String subject,
            String text,
            @Nullable String html,
            String reference,
            String key,
            Map<String, String> extras) {

        private static final int TEXT_LENGTH = 20_000;

        static Row of(Message message) {
            return new Row(
                    message.channel(),
                    message.address(),
                    message.person() == null ? null : message.person().value(),
                    message.priority().rank(),
                    clean(message.subject()),
                    clean(message.text()),
                    message.html() == null ? null : clean(message.html()),
                    message.reference(),
                    message.idempotencyKey(),
                    message.extras().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, extra -> clean(extra.getValue()))));
        }

        private static String clean(String text) {
            String plain = text.replace("\0", "");
            return plain.length() <= TEXT_LENGTH
                    ? plain
                    : plain.substring(0, TEXT_LENGTH - 1) + "…";
        }
    }

    /// The end of an attempt as a row of JSON.
    private record End(
            long message,
            int attempt,
            String outcome,
            String reason,
            String provider,
            String state,
            @Nullable Instant due,
            Instant at,
            @com.fasterxml.jackson.annotation.JsonProperty("message_reason") String why) {

        static End of(Ending ending) {
            Retries.Next next = ending.next();
            String state = next instanceof Retries.Next.Ended ended ? ended.state() : "waiting";
            Instant due = next instanceof Retries.Next.Again again ? again.dueAt() : null;
            String why =
                    switch (next) {
                        case Retries.Next.Ended ended -> ended.reason();
                        case Retries.Next.Again again -> again.reason();
                    };
            long message = ending.message().value();
            int attempt = ending.attempt();
            Instant at = ending.at();
            return switch (ending.outcome()) {
                case Outcome.Sent(String provider) ->
                        new End(message, attempt, "sent", "", provider, state, due, at, why);
                case Outcome.Refused(String reason) ->
                        new End(message, attempt, "refused", reason, "", state, due, at, why);
                case Outcome.NotReady(String reason) ->
                        new End(message, attempt, "refused", reason, "", state, due, at, why);
                case Outcome.TryLater(String reason, Duration pause) ->
                        new End(message, attempt, "try later", reason, "", state, due, at, why);
                case Outcome.Unknown(String reason) ->
                        new End(message, attempt, "unknown", reason, "", state, due, at, why);
            };
        }
    }
}
