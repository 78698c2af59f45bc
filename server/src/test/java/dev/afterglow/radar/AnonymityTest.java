package dev.afterglow.radar;

import static dev.afterglow.radar.RadarSteps.refusal;
import static dev.afterglow.radar.RadarSteps.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.database.Backup;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.people.Role;
import dev.afterglow.search.Search;
import dev.afterglow.search.Searchable;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Attacks on the promise of unlinkable worries, each by somebody with more power than they should
/// have. What these attackers cannot be denied stands in docs/guide/radar.md.
@ServerTest
class AnonymityTest {

    private static final String WORDS = "The hair on my neck stands up when keys move.";

    @Autowired private RadarSteps radar;
    @Autowired private Tickets tickets;
    @Autowired private HandingIn handingIn;
    @Autowired private Talks talks;
    @Autowired private CuratorDesk desk;
    @Autowired private Cycles cycles;
    @Autowired private Disclosures disclosures;
    @Autowired private RadarJobs jobs;
    @Autowired private Search search;
    @Autowired private Delivery delivery;
    @Autowired private TestPeople people;
    @Autowired private JdbcClient database;
    @Autowired private DataSource source;
    @Autowired private SettableClock clock;

    @Test
    void whoever_has_the_whole_database_finds_nothing_that_leads_from_a_worry_to_a_person() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket ticket = crowd.get("p7").getFirst();
        WholeDatabase before = WholeDatabase.read(database);

        Receipt receipt = radar.unlinkable(WORDS, ticket);

        WholeDatabase after = WholeDatabase.read(database);
        assertThat(after.changedSince(before))
                .containsExactly("radar.original", "radar.spent_ticket", "radar.submission");
        String id =
                database.sql("select id::text from radar.submission")
                        .query((row, number) -> row.getString(1))
                        .single();
        assertThat(after.tablesWith(id)).containsExactly("radar.original", "radar.submission");
        assertThat(after.tablesWith(WORDS)).containsExactly("radar.original");
        assertThat(after.tablesWith(ticket.digest())).containsExactly("radar.spent_ticket");
        assertThat(after.tablesWith(receipt.digest())).containsExactly("radar.submission");
        assertThat(after.tablesWith(receipt.code())).isEmpty();
        assertThat(after.rows().get("radar.submission").toString()).doesNotContain("p7");
    }

    @Test
    void no_table_that_holds_a_worry_has_a_column_for_an_hour_or_a_person() {
        List<String> columns =
                database.sql(
                                """
                                select table_name || '.' || column_name || ' ' || data_type
                                from information_schema.columns
                                where table_schema = 'radar'
                                  and table_name in (
                                      'submission', 'original', 'spent_ticket', 'note')
                                """)
                        .query((row, number) -> row.getString(1))
                        .list();

        assertThat(columns).hasSizeGreaterThan(10);
        assertThat(columns)
                .noneMatch(column -> column.matches(".*(timestamp|date|time|inet).*"))
                .noneMatch(column -> column.matches(".*(person|address|agent|session|at) .*"));
    }

    @Test
    void every_draw_explains_every_ticket_equally_well() {
        people.person("p1");
        List<BigInteger> blinded = new ArrayList<>();
        List<BigInteger> answers = new ArrayList<>();
        List<BigInteger> signatures = new ArrayList<>();
        Tickets.Key key = tickets.keys(clock.instant()).getFirst();
        BigInteger modulus = new BigInteger(key.modulus(), 16);
        for (int i = 1; i <= 5; i++) {
            people.person("p" + i);
            TicketHolder holder = TicketHolder.of(List.of(key), new SecureRandom());
            List<Tickets.Drawn> drawn =
                    tickets.draw(people.person("p" + i).id(), holder.requests(), clock.instant());
            blinded.add(new BigInteger(holder.requests().getFirst().blinded(), 16));
            answers.add(new BigInteger(drawn.getFirst().signature(), 16));
            Ticket ticket = holder.open(drawn).getFirst();
            signatures.add(new BigInteger(1, ticket.signature()));
        }

        // For each ticket and each draw there is one factor with which that draw would have made
        // that ticket: knowing all of both sides, none is likelier than another.
        for (BigInteger signature : signatures) {
            BigInteger encoded = signature.modPow(BlindRsa.EXPONENT, modulus);
            for (int i = 0; i < blinded.size(); i++) {
                BigInteger factor =
                        answers.get(i).multiply(signature.modInverse(modulus)).mod(modulus);
                BigInteger would =
                        encoded.multiply(factor.modPow(BlindRsa.EXPONENT, modulus)).mod(modulus);
                assertThat(would).isEqualTo(blinded.get(i));
            }
        }
    }

    @Test
    void neither_the_place_of_a_row_nor_its_transaction_tells_when_it_came() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        List<String> came = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            radar.unlinkable("Worry " + i, crowd.get("p" + i).getFirst());
            came.add("Worry " + i);
        }
        taken(radar.confidential("p13", "By name", crowd.get("p13").getFirst()));

        for (String table : List.of("submission", "original", "spent_ticket")) {
            assertThat(
                            database.sql("select distinct xmin::text from radar." + table)
                                    .query((row, number) -> row.getString(1))
                                    .list())
                    .as(table)
                    .hasSize(1);
        }
        List<String> asTheyLie =
                database.sql(
                                "select words from radar.original"
                                        + " where words <> 'By name' order by ctid")
                        .query((row, number) -> row.getString(1))
                        .list();
        assertThat(asTheyLie).containsExactlyInAnyOrderElementsOf(came).isNotEqualTo(came);
    }

    @Test
    void a_backup_holds_no_more_than_the_tables_do_and_no_session() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        radar.unlinkable(WORDS, crowd.get("p7").getFirst());
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        Backup.write(source, clock.instant(), file);

        Map<String, String> entries = entries(file.toByteArray());
        assertThat(entries).containsKey("tables/radar.original");
        assertThat(entries.keySet()).noneMatch(name -> name.contains("session_attributes"));
        assertThat(entries.keySet()).doesNotContain("tables/people.session");
        entries.forEach((name, text) -> {
            if (text.contains(WORDS)) {
                assertThat(name).isEqualTo("tables/radar.original");
                assertThat(text).doesNotContain("p7");
            }
        });
        assertThat(entries.get("tables/radar.submission")).doesNotContain("p7");
    }

    @Test
    void what_a_nameless_sender_adds_is_on_the_desk_the_next_day_and_no_row_tells_when() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt receipt = radar.unlinkable(WORDS, crowd.get("p7").getFirst());
        radar.unlinkable("Another worry", crowd.get("p8").getFirst());
        cycles.close(radar.curator(), clock.instant());
        WholeDatabase before = WholeDatabase.read(database);

        talks.add(receipt, "And on Sundays.");

        WholeDatabase after = WholeDatabase.read(database);
        assertThat(after.changedSince(before)).containsExactly("radar.note");
        assertThat(desk.toRead()).noneMatch(Submission::hasAnswer);
        clock.advance(Duration.ofDays(1));
        jobs.step(clock.instant());
        assertThat(desk.toRead()).filteredOn(Submission::hasAnswer).hasSize(1);
        assertThat(
                        database.sql(
                                        """
                                        select xmin::text from radar.note
                                        union select xmin::text from radar.submission
                                        union select xmin::text from radar.original
                                        """)
                                .query((row, number) -> row.getString(1))
                                .list())
                .hasSize(1);
    }

    @Test
    void what_is_taken_back_leaves_nothing_but_a_taken_ticket() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket ticket = crowd.get("p7").getFirst();
        WholeDatabase before = WholeDatabase.read(database);
        Receipt receipt = radar.unlinkable(WORDS, ticket);
        talks.add(receipt, "And on Sundays.");

        talks.withdraw(receipt);

        WholeDatabase after = WholeDatabase.read(database);
        assertThat(after.changedSince(before)).containsExactly("radar.spent_ticket");
        assertThat(after.tablesWith(WORDS)).isEmpty();
        assertThat(after.tablesWith("And on Sundays.")).isEmpty();
    }

    @Test
    void no_search_holds_a_worry_before_it_was_told() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        radar.unlinkable(WORDS, crowd.get("p7").getFirst());
        taken(radar.confidential("p8", "By name it worries me", crowd.get("p8").getFirst()));
        cycles.close(radar.curator(), clock.instant());

        for (Searchable kind : search.kinds()) {
            assertThat(kind.documentsAfter("", 1_000))
                    .as(kind.kind())
                    .noneMatch(document -> document.toString().contains(WORDS))
                    .noneMatch(document -> document.toString().contains("By name it worries me"));
        }
    }

    @Test
    void two_who_spend_the_same_ticket_at_once_are_one() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket ticket = crowd.get("p1").getFirst();
        Callable<HandedIn> hand =
                () ->
                        handingIn.unlinkable(
                                RadarSteps.worry(WORDS),
                                ticket,
                                Receipt.random(new SecureRandom()),
                                clock.instant());

        List<HandedIn> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HandedIn> one :
                    threads.invokeAll(List.of(hand, hand, hand, hand, hand, hand))) {
                answers.add(one.get());
            }
        }

        assertThat(answers).filteredOn(HandedIn.Taken.class::isInstance).hasSize(1);
        assertThat(
                        database.sql("select count(*) from radar.submission")
                                .query((row, number) -> row.getInt(1))
                                .single())
                .isEqualTo(1);
    }

    @Test
    void nothing_is_mailed_about_a_worry_to_anybody() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt receipt = radar.unlinkable(WORDS, crowd.get("p7").getFirst());
        taken(radar.confidential("p8", "By name", crowd.get("p8").getFirst()));
        cycles.close(radar.curator(), clock.instant());
        for (Submission one : desk.toRead()) {
            talks.ask(one.id(), "What do you mean?", radar.curator(), clock.instant());
        }
        talks.add(receipt, "That.");
        radar.collateAll("Keys move when the tool is ready.");
        radar.beginSession();

        assertThat(delivery.messagesBefore(new MessageId(Long.MAX_VALUE), "")).isEmpty();
    }

    @Test
    void a_curator_alone_learns_no_name() {
        radar.crowd(3);
        UUID worry = taken(radar.confidential("p2", "By name"));
        people.person("gus", Role.CURATOR);
        people.person("ida", Role.ADMINISTRATOR);
        cycles.close(radar.curator(), clock.instant());
        String why = "Somebody may be in danger, and only this person can say who.";

        var asked = disclosures.ask(worry, why, radar.curator(), clock.instant());
        long wish = disclosures.of(worry).getFirst().id();
        var himself = disclosures.agree(wish, radar.curator(), clock.instant());

        assertThat(asked).isInstanceOf(Disclosures.Outcome.Done.class);
        assertThat(himself).isInstanceOf(Disclosures.Outcome.Refused.class);
        assertThat(disclosures.look(wish, radar.curator(), clock.instant())).isEmpty();
        disclosures.agree(wish, people.actor("gus"), clock.instant());
        assertThat(disclosures.look(wish, people.actor("ida"), clock.instant())).isEmpty();
        assertThat(disclosures.look(wish, people.actor("gus"), clock.instant()))
                .hasValueSatisfying(person -> assertThat(person.id().value()).isEqualTo("p2"));
        assertThat(delivery.messagesBefore(new MessageId(Long.MAX_VALUE), "")).hasSize(2);
    }

    @Test
    void a_name_is_not_asked_for_without_a_reason_nor_where_there_is_none() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        radar.unlinkable(WORDS, crowd.get("p7").getFirst());
        UUID byName = taken(radar.confidential("p8", "By name", crowd.get("p8").getFirst()));
        cycles.close(radar.curator(), clock.instant());
        UUID nameless =
                desk.toRead().stream()
                        .filter(one -> one.promise() == Promise.UNLINKABLE)
                        .findFirst()
                        .orElseThrow()
                        .id();
        String why = "Somebody may be in danger, and only this person can say who.";

        assertThat(disclosures.ask(nameless, why, radar.curator(), clock.instant()))
                .isEqualTo(
                        new Disclosures.Outcome.Refused(
                                "It is unlinkable: there is no name to look at."));
        assertThat(disclosures.ask(byName, "curious", radar.curator(), clock.instant()))
                .isInstanceOf(Disclosures.Outcome.Refused.class);
        assertThat(disclosures.ask(byName, why, people.actor("p3"), clock.instant()))
                .isInstanceOf(Disclosures.Outcome.Refused.class);
        assertThat(disclosures.of(byName)).isEmpty();
    }

    @Test
    void a_small_group_is_not_offered_what_would_not_hide_them() {
        RadarSteps.Crowd crowd = radar.crowd(5);

        HandedIn answer =
                handingIn.unlinkable(
                        RadarSteps.worry(WORDS),
                        crowd.get("p1").getFirst(),
                        Receipt.random(new SecureRandom()),
                        clock.instant());

        assertThat(refusal(answer)).contains("20 people hold tickets; now 6 do");
        assertThat(WholeDatabase.read(database).tablesWith(WORDS)).isEmpty();
    }

    @Test
    void whoever_made_the_key_cannot_tell_its_holder_by_trying_all_draws() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket ticket = crowd.get("p7").getFirst();
        WholeDatabase all = WholeDatabase.read(database);

        List<String> draws = all.rows().get("radar.draw");

        HexFormat hex = HexFormat.of();
        assertThat(draws).hasSize(63);
        for (String guess :
                List.of(
                        Digests.of(hex.formatHex(ticket.message())),
                        Digests.of(hex.formatHex(ticket.signature())),
                        ticket.digest())) {
            assertThat(draws).noneMatch(row -> row.contains(guess));
        }
    }

    private static Map<String, String> entries(byte[] file) throws java.io.IOException {
        Map<String, String> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(
                        entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
