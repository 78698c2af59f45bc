package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.math.BigInteger;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keys, who drew, and which tickets were taken. No row says when, and none joins the two sides.
@Component
class TicketStore {

    private final JdbcClient database;

    TicketStore(JdbcClient database) {
        this.database = database;
    }

    /// A person's place in a slot of a round.
    record Draw(long cycle, int slot, PersonId person) {}

    Optional<TicketKey> key(long cycle, int slot) {
        return database.sql(
                        """
                        -- The key of a slot.
                        select modulus, private_key
                        from radar.ticket_key
                        where cycle = :cycle and slot = :slot
                        """)
                .param("cycle", cycle)
                .param("slot", slot)
                .query((row, number) ->
                        new TicketKey(
                                cycle,
                                slot,
                                new BigInteger(row.getString("modulus"), 16),
                                row.getBytes("private_key")))
                .optional();
    }

    void insert(TicketKey key) {
        database.sql(
                        """
                        -- The key of a slot, unless another server made one.
                        insert into radar.ticket_key (cycle, slot, modulus, private_key)
                        values (:cycle, :slot, :modulus, :secret)
                        on conflict (cycle, slot) do nothing
                        """)
                .param("cycle", key.cycle())
                .param("slot", key.slot())
                .param("modulus", key.modulus().toString(16))
                .param("secret", key.secret())
                .update();
    }

    /// False when the person drew another ticket of this slot.
    boolean draw(Draw draw, String request) {
        database.sql(
                        """
                        -- Somebody draws the ticket of a slot.
                        insert into radar.draw (cycle, slot, person, request)
                        values (:cycle, :slot, :person, :request)
                        on conflict (cycle, slot, person) do nothing
                        """)
                .param("cycle", draw.cycle())
                .param("slot", draw.slot())
                .param("person", draw.person().value())
                .param("request", request)
                .update();
        return database.sql(
                                """
                                -- Was it this one?
                                select count(*)
                                from radar.draw
                                where cycle = :cycle and slot = :slot and person = :person
                                  and request = :request
                                """)
                        .param("cycle", draw.cycle())
                        .param("slot", draw.slot())
                        .param("person", draw.person().value())
                        .param("request", request)
                        .query((row, number) -> row.getInt(1))
                        .single()
                == 1;
    }

    boolean keepBack(Draw draw) {
        return database.sql(
                                """
                                -- The ticket of a slot goes into a confidential worry undrawn.
                                insert into radar.draw (cycle, slot, person, is_confidential)
                                values (:cycle, :slot, :person, true)
                                on conflict (cycle, slot, person) do nothing
                                """)
                        .param("cycle", draw.cycle())
                        .param("slot", draw.slot())
                        .param("person", draw.person().value())
                        .update()
                == 1;
    }

    void tookOpenly(Draw draw) {
        database.sql(
                        """
                        -- The ticket of a slot went into a confidential worry.
                        update radar.draw
                        set is_confidential = true
                        where cycle = :cycle and slot = :slot and person = :person
                        """)
                .param("cycle", draw.cycle())
                .param("slot", draw.slot())
                .param("person", draw.person().value())
                .update();
    }

    /// People who drew in every slot: whoever lacks one could not have handed in that one.
    int holders(long cycle) {
        return database.sql(
                        """
                        -- How many hold a ticket of each slot?
                        select count(*)
                        from (
                            select person
                            from radar.draw
                            where cycle = :cycle and request is not null
                            group by person
                            having count(*) = 3) as holder
                        """)
                .param("cycle", cycle)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /// False when it was taken before.
    boolean spend(long cycle, int slot, String digest) {
        return database.sql(
                                """
                                -- A ticket is taken, once.
                                insert into radar.spent_ticket (cycle, slot, digest)
                                values (:cycle, :slot, :digest)
                                on conflict (cycle, slot, digest) do nothing
                                """)
                        .param("cycle", cycle)
                        .param("slot", slot)
                        .param("digest", digest)
                        .update()
                == 1;
    }
}
