package dev.afterglow.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/// `./dev bench pages [SCALE [PART]]`: server time of each page with 5,000 people, 400 teams, 3,000
/// services and, at scale 1, 100,000 incidents with 10 million lines and 5 million pages.
///
/// With a PART only pages with it in their name. Every page is asked for 60 times after ten, with
/// ids drawn at random, by somebody who is signed in; security, database and template count, the
/// network does not. The last column is the median of the processor time in this process, which
/// other work on the machine does not lengthen.
@ServerTest
class PagesBench {

    private static final int WARM = 10;
    private static final int ASKED = 60;

    /// What the first page asks for again and again.
    private static final String NOW_ALONE = "/now";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transaction;
    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private SettableClock clock;

    /// @param address of one page; the number is drawn anew for each request
    private record Asked(String name, IntFunction<String> address, int most) {}

    @Test
    void each_page_at_the_sizes_of_the_design() {
        String[] words = System.getProperty("afterglow.bench", "").strip().split(" +");
        double scale = words[0].isEmpty() ? 1 : Double.parseDouble(words[0]);
        String part = words.length < 2 ? "" : words[1];
        Filling filling = new Filling(database, transaction, scale);
        long from = System.nanoTime();
        filling.run();
        LearntFilling learnt = new LearntFilling(database, transaction, filling.incidents());
        learnt.run();
        people.person("ana", Role.CURATOR);
        clock.set(SettableClock.START);
        System.out.printf(
                "%d incidents, %d lines, %d pages, filled in %d s; load %.1f%n",
                filling.incidents(),
                filling.lines(),
                filling.pages(),
                (System.nanoTime() - from) / 1_000_000_000,
                load());
        compareAll("/radar/desk?open=" + learnt.desk().getFirst());
        System.out.printf(
                "%-34s %8s %8s %8s %8s%n", "page", "p50 ms", "p95 ms", "max ms", "CPU ms");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        list(filling, learnt.desk()).stream()
                .filter(asked -> asked.name().contains(part))
                .forEach(asked -> measure(asked, random));
        System.out.printf("load %.1f%n", load());
    }

    /// Until all that is on the desk was compared, which a job does beforehand.
    private void compareAll(String desk) {
        boolean isLeft = true;
        while (isLeft) {
            MvcTestResult answer = pages.get().uri(desk).with(people.signedIn("ana")).exchange();
            isLeft =
                    new String(answer.getResponse().getContentAsByteArray(), UTF_8)
                            .contains("still to be compared");
        }
    }

    private static List<Asked> list(Filling filling, List<String> worries) {
        List<Asked> all = new ArrayList<>();
        for (String one :
                List.of(
                        "/",
                        NOW_ALONE,
                        "/incidents",
                        "/incidents/new",
                        "/incidents?before=2026-01-04T10:00:00Z",
                        "/pages",
                        "/alerts",
                        "/key-metrics",
                        "/on-call",
                        "/services",
                        "/people",
                        "/teams",
                        "/radar",
                        "/radar/record",
                        "/radar/session",
                        "/radar/desk",
                        "/actions",
                        "/actions/all",
                        "/actions/new",
                        "/patterns",
                        "/me",
                        "/reviews",
                        "/reviews/decisions",
                        "/reviews/month",
                        "/reviews/teams",
                        "/reviews/facilitators",
                        "/me/meetings",
                        "/api/incidents",
                        "/api/services")) {
            all.add(new Asked(one, number -> one, 1));
        }
        all.addAll(drawn(filling));
        all.add(
                new Asked(
                        "/radar/desk?open=n",
                        n -> "/radar/desk?open=" + worries.get(n - 1),
                        worries.size()));
        return all;
    }

    /// Pages of one thing, which is drawn anew for each request.
    private static List<Asked> drawn(Filling filling) {
        List<Asked> all = new ArrayList<>();
        int incidents = filling.incidents();
        all.add(new Asked("/incidents/INC-n", n -> "/incidents/INC-" + n, incidents));
        all.add(
                new Asked(
                        "/incidents/INC-n, responding",
                        n -> "/incidents/INC-" + (incidents - n % 5),
                        incidents));
        all.add(
                new Asked(
                        "/incidents/INC-n/record, nothing new",
                        n -> "/incidents/INC-" + (incidents - n % 5) + "/record?seen=100",
                        incidents));
        for (String part : List.of("decision", "alike")) {
            all.add(
                    new Asked(
                            "/incidents/INC-n/" + part,
                            n -> "/incidents/INC-" + n + "/" + part,
                            incidents));
        }
        all.add(new Asked("/reviews/n", n -> "/reviews/" + n, filling.reviews()));
        all.add(new Asked("/reviews/n/edit", n -> "/reviews/" + n + "/edit", filling.reviews()));
        all.add(
                new Asked(
                        "/incidents/INC-n/radar",
                        n -> "/incidents/INC-" + n + "/radar",
                        incidents));
        all.add(
                new Asked(
                        "/incidents/INC-n/actions",
                        n -> "/incidents/INC-" + n + "/actions",
                        incidents));
        all.add(new Asked("/radar/risks/n", n -> "/radar/risks/" + n, LearntFilling.RISKS - 40));
        all.add(new Asked("/radar/desk?risk=n", n -> "/radar/desk?risk=" + n, LearntFilling.RISKS));
        all.add(new Asked("/radar/sessions/n", n -> "/radar/sessions/" + n, 12));
        all.add(new Asked("/actions/ACT-n", n -> "/actions/ACT-" + n, LearntFilling.ACTIONS));
        all.add(new Asked("/services/s-n", n -> "/services/s" + n, Filling.SERVICES));
        all.add(new Asked("/people/p-n", n -> "/people/p" + n, Filling.PEOPLE));
        all.add(new Asked("/alerts/n", n -> "/alerts/" + n, filling.pages()));
        all.add(new Asked("/pages/n", n -> "/pages/" + n, filling.pages()));
        return all;
    }

    private void measure(Asked asked, RandomGenerator random) {
        double[] millis = new double[ASKED];
        double[] busy = new double[ASKED];
        int status = 0;
        for (int number = -WARM; number < ASKED; number++) {
            String address = asked.address().apply(1 + random.nextInt(asked.most()));
            long from = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            MvcTestResult answer =
                    pages.get()
                            .uri(address)
                            .header("HX-Request", String.valueOf(address.equals(NOW_ALONE)))
                            .with(people.signedIn("ana"))
                            .exchange();
            double took = (System.nanoTime() - from) / 1e6;
            status = answer.getResponse().getStatus();
            if (number >= 0) {
                millis[number] = took;
                busy[number] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
            }
        }
        Arrays.sort(millis);
        Arrays.sort(busy);
        System.out.printf(
                "%-34s %8.1f %8.1f %8.1f %8.1f%s%n",
                asked.name(),
                millis[ASKED / 2],
                millis[(int) (ASKED * 0.95)],
                millis[ASKED - 1],
                busy[ASKED / 2],
                status < 300 ? "" : "   answers " + status);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
