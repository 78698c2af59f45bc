package dev.afterglow.load;

import dev.afterglow.testing.PageReceiver;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.Storm;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `./dev bench paging`: how fast the built jar pages: from accept to provider call, the highest
/// rate, 6,000 escalations, many open alerts, and Debian's Alertmanager beside it.
///
/// Senders, server, database and receiver share the machine. Arguments: which parts, of `latency
/// rate escalations open alertmanager`; without one, all. `--seconds N` is how long a storm lasts.
final class PagingBench {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double UNPACED = Double.POSITIVE_INFINITY;

    private final int seconds;

    private PagingBench(int seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) {
        int code = 1;
        try {
            run(arguments);
            code = 0;
        } catch (Exception | AssertionError problem) {
            System.err.println("The bench ended early: " + problem);
        }
        // A stand-in that still listens must not keep a failed run alive.
        System.exit(code);
    }

    private static void run(String... arguments) throws Exception {
        List<String> parts = new ArrayList<>(List.of(arguments));
        int option = parts.indexOf("--seconds");
        int seconds = option < 0 ? 30 : Integer.parseInt(parts.get(option + 1));
        if (option >= 0) {
            parts.subList(option, option + 2).clear();
        }
        PagingBench bench = new PagingBench(seconds);
        System.out.printf("load of the machine at the start: %.1f%n", load());
        if (parts.isEmpty() || parts.contains("latency")) {
            bench.latency(100, true);
            bench.latency(1000, true);
            bench.latency(1000, false);
        }
        if (parts.isEmpty() || parts.contains("rate")) {
            bench.rate();
        }
        if (parts.isEmpty() || parts.contains("escalations")) {
            bench.escalations(6000);
        }
        if (parts.isEmpty() || parts.contains("open")) {
            for (int open : new int[] {1_000, 10_000, 100_000}) {
                bench.open(open);
            }
        }
        if (parts.isEmpty() || parts.contains("alertmanager")) {
            BesideAlertmanager.run(seconds);
        }
        System.out.printf("load of the machine at the end: %.1f%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void latency(int perSecond, boolean eachPages) throws Exception {
        try (Town town = new Town(eachPages)) {
            warmUp(town);
            Storm storm = town.storm("storm", perSecond * seconds, perSecond);
            storm.run();
            long pages = eachPages ? (long) perSecond * seconds : Town.SERVICES;
            Program.until("all are paged", LONGEST, () -> paged(town, "storm") >= pages);
            System.out.printf(
                    "%d alerts/s over %d services, %s: accept to provider call %s%n",
                    perSecond,
                    Town.SERVICES,
                    eachPages ? "each pages" : "first page of each service",
                    Percentiles.of(waits(town, storm, "storm")).words());
        }
    }

    /// The first seconds of a process are those of the compiler.
    private static void warmUp(Town town) {
        Storm warm = town.storm("warm", 1500, 300);
        warm.run();
        Program.until("it is warm", LONGEST, () -> paged(town, "warm") > 0);
        try {
            // Their services are free again, so that the measured alerts page.
            town.update("truncate alerts.alert, paging.page cascade");
        } catch (java.sql.SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static long paged(Town town, String storm) {
        return town.receiver().first().keySet().stream()
                .filter(title -> title.startsWith(storm))
                .count();
    }

    /// From the first call of an alert's sender to the provider's call; an alert that belongs to
    /// another's page has none.
    private static long[] waits(Town town, Storm storm, String name) {
        return town.receiver().first().entrySet().stream()
                .filter(page -> page.getKey().startsWith(name + "-"))
                .mapToLong(page -> page.getValue() - storm.sentAt(number(page.getKey())))
                .toArray();
    }

    private static int number(String title) {
        return Integer.parseInt(title.substring(title.lastIndexOf('-') + 1));
    }

    /// As many as come in one after the other from 96 senders, each in a transaction on disk.
    private void rate() throws Exception {
        try (Town town = new Town(false)) {
            warmUp(town);
            int alerts = 1000 * seconds;
            double cpu = town.cpuSeconds();
            Storm storm = town.storm("rate", alerts, UNPACED);
            long begin = System.nanoTime();
            storm.run();
            double took = (System.nanoTime() - begin) / 1e9;
            long[] answers = new long[alerts];
            for (int number = 0; number < alerts; number++) {
                answers[number] = storm.acceptedAt(number) - storm.sentAt(number);
            }
            System.out.printf(
                    "highest rate: %.0f alerts/s durable, answers %s; %.2f ms of server CPU an"
                            + " alert; recorded %d of %d%n",
                    alerts / took,
                    Percentiles.of(answers).words(),
                    (town.cpuSeconds() - cpu) * 1000 / alerts,
                    town.count("alerts.alert where dedup_key like 'rate-%'"),
                    alerts);
        }
    }

    private void escalations(int pages) throws Exception {
        try (Town town = new Town(true)) {
            Storm storm = town.storm("late", pages, 500);
            storm.run();
            Program.until("all are paged", LONGEST, () -> paged(town, "late") == pages);
            long begin = System.nanoTime();
            town.update(
                    "update paging.page set due_at = opened_at,"
                            + " round_start = round_start - interval '10 minutes'");
            Program.until("all are escalated", LONGEST, () -> to(town, "bo").size() == pages);
            long last =
                    town.receiver().receipts().stream()
                            .mapToLong(PageReceiver.Receipt::at)
                            .max()
                            .orElseThrow();
            System.out.printf(
                    "%d escalations due at once: the last provider call %.1f s later%n",
                    pages, (last - begin) / 1e9);
        }
    }

    private static Set<String> to(Town town, String person) {
        Set<String> titles = new HashSet<>();
        for (PageReceiver.Receipt receipt : town.receiver().receipts()) {
            if (receipt.person().equals(person)) {
                titles.add(receipt.title());
            }
        }
        return titles;
    }

    /// With many open alerts, each with a firing page.
    private void open(int open) throws Exception {
        try (Town town = new Town(true)) {
            warmUp(town);
            town.update(openAlerts(open));
            town.update(PAGES);
            town.update("analyze alerts.alert");
            town.update("analyze paging.page");
            Storm storm = town.storm("more", 100 * seconds, 100);
            storm.run();
            Program.until("all are paged", LONGEST, () -> paged(town, "more") == 100L * seconds);
            Map<String, Long> first = town.receiver().first();
            System.out.printf(
                    "with %d open alerts, 100 alerts/s: accept to provider call %s%n",
                    open, Percentiles.of(waits(town, storm, "more")).words());
            if (first.isEmpty()) {
                throw new IllegalStateException("nobody was paged");
            }
        }
    }

    private static String openAlerts(int open) {
        return """
        insert into alerts.alert (
            service, source, dedup_key, severity, title, details, labels, state, opened_at,
            last_seen_at, seen_count, paged_at)
        select 'service-' || number %% 500, 'bench', 'open-' || number, 'critical',
            'open-' || number, '', '{}', 'open', '2026-01-01Z', '2026-01-01Z', 1, '2026-01-01Z'
        from generate_series(1, %d) as number
        """
                .formatted(open);
    }

    private static final String PAGES =
            """
            insert into paging.page (
                id, alert, service, severity, title, policies, state, policy_index, round,
                round_start, next_step, reached_nobody, everybody_line, opened_at,
                acknowledged_by, due_at, because, failures)
            select nextval('paging.page_id'), alert.id, service, 'critical', alert.title, policies,
                'firing', 0, 0, '2026-01-01Z', 1, false, '', '2026-01-01Z', '', '2100-01-01Z',
                'later', 0
            from alerts.alert
            cross join (select policies from paging.page limit 1) as any_page
            where alert.source = 'bench'
            """;
}
