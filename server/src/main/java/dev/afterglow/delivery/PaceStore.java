package dev.afterglow.delivery;

import static dev.afterglow.delivery.DeliveryStore.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    record Place(String channel, String address) {}

    /// Counts a message for its address.
    ///
    /// @return how many left in the present minute, this one included
    int count(Place place, Instant now) {
        return database.sql(
                        """
                        -- How many messages went to this address in the present minute?
                        insert into delivery.pace (channel, address, minute_from, sent)
                        values (:channel, :address, :now, 1)
                        on conflict on constraint pace_pk do update
                        set sent = case
                                when pace.minute_from > :a_minute_ago and pace.minute_from <= :now
                                then pace.sent + 1
                                else 1 end,
                            minute_from = case
                                when pace.minute_from > :a_minute_ago and pace.minute_from <= :now
                                then pace.minute_from
                                else :now end
                        returning sent
                        """)
                .param("channel", place.channel())
                .param("address", place.address())
                .param("now", timestamp(now))
                .param("a_minute_ago", timestamp(now.minus(MINUTE)))
                .query(Integer.class)
                .single();
    }

    /// Gives claimed messages back unattempted, to leave as one bundle when the minute is over. All
    /// others that wait for the address join it.
    void bundle(Place place, List<MessageId> claimed, Instant now) {
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
        database.sql(
                        """
                        -- Which message carries all that wait for this address?
                        with carrier as (
                            select min(id) as id
                            from delivery.message
                            where channel = :channel
                              and address = :address
                              and state = 'waiting'
                              and priority > 0),
                        carried as (
                            update delivery.message
                            set state = 'bundled', bundled_into = carrier.id, ended_at = :now,
                                reason = 'too many for one address in a minute'
                            from carrier
                            where message.channel = :channel
                              and message.address = :address
                              and message.state = 'waiting'
                              and message.priority > 0
                              and message.attempts = 0
                              and message.id <> carrier.id)
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
