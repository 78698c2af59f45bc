package dev.afterglow.paging;

import dev.afterglow.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// People's rules and quiet hours in SQL.
@Component
class RuleStore {

    private final JdbcClient database;

    RuleStore(JdbcClient database) {
        this.database = database;
    }

    Map<PersonId, List<Rule>> of(Collection<PersonId> persons) {
        return database
                .sql(
                        """
                        -- How do these people want to be notified?
                        select person, urgency, after_seconds, channel, address
                        from paging.rule
                        where person = any(:persons)
                        order by person, urgency, position
                        """)
                .param("persons", words(persons))
                .query((row, number) -> Map.entry(person(row), rule(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getString("person"));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                Urgency.parse(row.getString("urgency")),
                Duration.ofSeconds(row.getInt("after_seconds")),
                row.getString("channel"),
                row.getString("address"));
    }

    private static String[] words(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(String[]::new);
    }

    void replace(PersonId person, List<Rule> rules) {
        database.sql(
                        """
                        -- Forget the rules; the next statements say what holds.
                        delete from paging.rule
                        where person = :person
                        """)
                .param("person", person.value())
                .update();
        for (int position = 0; position < rules.size(); position++) {
            Rule rule = rules.get(position);
            database.sql(
                            """
                            -- This is one way the person wants to be notified.
                            insert into paging.rule (person, urgency, position, after_seconds,
                                channel, address)
                            values (:person, :urgency, :position, :after, :channel, :address)
                            """)
                    .param("person", person.value())
                    .param("urgency", rule.urgency().word())
                    .param("position", position)
                    .param("after", rule.after().toSeconds())
                    .param("channel", rule.channel())
                    .param("address", rule.address())
                    .update();
        }
    }

    /// Rules, quiet hours, and the addresses to which somebody was paged.
    void forget(PersonId person) {
        database.sql(
                        """
                        -- How did somebody who left want to be notified?
                        with own as (
                            delete from paging.rule
                            where person = :person),
                        quiet as (
                            delete from paging.quiet_hours
                            where person = :person)
                        update paging.notification
                        set address = ''
                        where person = :person
                        """)
                .param("person", person.value())
                .update();
    }

    Map<PersonId, QuietHours> quietHours(Collection<PersonId> persons) {
        return database
                .sql(
                        """
                        -- When is it quiet for these people?
                        select person, quiet_from, quiet_to
                        from paging.quiet_hours
                        where person = any(:persons)
                        """)
                .param("persons", words(persons))
                .query((row, number) ->
                        Map.entry(
                                person(row),
                                new QuietHours(
                                        row.getObject("quiet_from", LocalTime.class),
                                        row.getObject("quiet_to", LocalTime.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<QuietHours> quietHours(PersonId person) {
        return Optional.ofNullable(quietHours(List.of(person)).get(person));
    }

    void setQuietHours(PersonId person, @Nullable QuietHours quiet) {
        if (quiet == null) {
            database.sql(
                            """
                            -- It is never quiet for this person.
                            delete from paging.quiet_hours
                            where person = :person
                            """)
                    .param("person", person.value())
                    .update();
            return;
        }
        database.sql(
                        """
                        -- When is it quiet for this person?
                        insert into paging.quiet_hours (person, quiet_from, quiet_to)
                        values (:person, :from, :to)
                        on conflict on constraint quiet_hours_pk do update
                        set quiet_from = excluded.quiet_from,
                            quiet_to = excluded.quiet_to
                        """)
                .param("person", person.value())
                .param("from", quiet.from())
                .param("to", quiet.to())
                .update();
    }
}
