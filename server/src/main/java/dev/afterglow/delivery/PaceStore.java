package dev.afterglow.delivery;

import static dev.afterglow.delivery.DeliveryStore.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How fast messages may go to one address, and the bundles of those that may not, in SQL.
@Component
class PaceStore {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient database;

    PaceStore(JdbcClient database) {
        this.database = database;
    }

    /// Where messages go.
    record Place(String channel, String address) {

        static Place of(Claimed message) {
            return new Place(message.channel(), message.outgoing().address());
        }
    }

    /// Counts messages for their addresses. The rows stay locked until the transaction ends:
    /// servers that want the same places take turns, and because all of them are locked in one
    /// order, no two wait for each other in a circle.
    ///
    /// @return how many left in the present minute before these
    Map<Place, Integer> count(Map<Place, Integer> messages, Instant now) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        List<Map.Entry<Place, Integer>> given = List.copyOf(messages.entrySet());
        Map<Place, Integer> earlier = new HashMap<>();
        database.sql(
                        """
                        -- How many messages went to these addresses in the present minute?
                        insert into delivery.pace (channel, address, minute_from, sent)
                        select channel, address, :now, messages
                        from unnest(:channels, :addresses, :messages)
                            as given (channel, address, messages)
                        order by channel, address
                        on conflict on constraint pace_pk do update
                        set sent = case
                                when pace.minute_from > :a_minute_ago and pace.minute_from <= :now
                                then pace.sent + excluded.sent
                                else excluded.sent end,
                            minute_from = case
                                when pace.minute_from > :a_minute_ago and pace.minute_from <= :now
                                then pace.minute_from
                                else :now end
                        returning channel, address, sent
                        """)
                .param("channels", texts(given, Place::channel))
                .param("addresses", texts(given, Place::address))
                .param("messages", given.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .param("now", timestamp(now))
                .param("a_minute_ago", timestamp(now.minus(MINUTE)))
                .query((row, number) -> {
                    Place place = new Place(row.getString("channel"), row.getString("address"));
                    return earlier.put(place, row.getInt("sent") - messages.getOrDefault(place, 0));
                })
                .list();
        return earlier;
    }

    private static String[] texts(
            List<Map.Entry<Place, Integer>> given, Function<Place, String> text) {
        return given.stream().map(one -> text.apply(one.getKey())).toArray(String[]::new);
    }

    /// Gives claimed messages back unattempted, to leave as one bundle when the minute is over. All
    /// others that wait for the address join it, but for those that another server has just
    /// claimed: it counts them after us, and bundles them itself. What a message that joins has
    /// carried so far joins with it.
    void bundle(Place place, List<MessageId> claimed, Instant now) {
        giveBack(claimed);
        join(place, now);
    }

    private void giveBack(List<MessageId> claimed) {
        Long[] ids = claimed.stream().map(MessageId::value).toArray(Long[]::new);
        database.sql(
                        """
                        -- Which attempts did not begin after all?
                        with ended as (
                            delete from delivery.attempt
                            using delivery.message
                            where message.id = any(:ids)
                              and attempt.message = message.id
                              and attempt.number = message.attempts)
                        update delivery.message
                        set state = 'waiting', attempts = attempts - 1,
                            lease_owner = null, lease_until = null
                        where id = any(:ids)
                        """)
                .param("ids", ids)
                .update();
    }

    private void join(Place place, Instant now) {
        database.sql(
                        """
                        -- Which message carries all that wait for this address?
                        with free as (
                            select id, attempts
                            from delivery.message
                            where channel = :channel
                              and address = :address
                              and state = 'waiting'
                              and priority > 0
                            order by id
                            for update skip locked),
                        carrier as (
                            select min(id) as id
                            from free),
                        joining as (
                            select free.id
                            from free, carrier
                            where free.attempts = 0
                              and free.id <> carrier.id),
                        carried as (
                            update delivery.message
                            set state = 'bundled', bundled_into = carrier.id, ended_at = :now,
                                reason = 'too many for one address in a minute'
                            from carrier
                            where message.id in (select id from joining)),
                        carried_so_far as (
                            update delivery.message
                            set bundled_into = carrier.id
                            from carrier
                            where message.bundled_into in (select id from joining))
                        update delivery.message
                        set due_at = greatest(due_at, :next_minute)
                        from carrier
                        where message.id = carrier.id
                        """)
                .param("channel", place.channel())
                .param("address", place.address())
                .param("now", timestamp(now))
                .param("next_minute", timestamp(now.plus(MINUTE)))
                .update();
    }

    /// What a message carries besides itself.
    ///
    /// @param first subjects of the first twenty
    record Bundle(long count, List<String> first) {}

    Bundle carriedBy(MessageId id) {
        List<String> first =
                database.sql(
                                """
                                -- What else does this message carry?
                                select subject
                                from delivery.message
                                where bundled_into = :id
                                order by id
                                limit 20
                                """)
                        .param("id", id.value())
                        .query((row, number) -> row.getString("subject"))
                        .list();
        long count =
                first.isEmpty()
                        ? 0
                        : database.sql(
                                        """
                                        -- How many other messages does this one carry?
                                        select count(*)
                                        from delivery.message
                                        where bundled_into = :id
                                        """)
                                .param("id", id.value())
                                .query(Long.class)
                                .single();
        return new Bundle(count, first);
    }
}
