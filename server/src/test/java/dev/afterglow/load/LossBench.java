package dev.afterglow.load;

import dev.afterglow.testing.Program;
import dev.afterglow.testing.Storm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// `./dev bench loss`: the built jar under 1,000 alerts/s over 500 services for a minute, killed
/// with -9 again and again, and PostgreSQL killed, stopped and started: what is lost? Nothing may
/// be.
///
/// `--seeds N` repeats it with other moments of death (default 3), `--alerts N` is how many are
/// sent.
final class LossBench {

    private static final int PER_SECOND = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private LossBench() {}

    public static void main(String[] arguments) {
        int code = 2;
        try {
            code = run(arguments) == 0 ? 0 : 1;
        } catch (Exception | AssertionError problem) {
            System.err.println("The bench ended early: " + problem);
        }
        // A stand-in that still listens must not keep a failed run alive.
        System.exit(code);
    }

    /// Returns how much was lost.
    private static long run(String... arguments) throws Exception {
        int seeds = option(List.of(arguments), "--seeds", 3);
        int alerts = option(List.of(arguments), "--alerts", 60 * PER_SECOND);
        System.out.println(
                "seed  kills  database  calls  accepted  recorded  paging  grouped  pages  received"
                        + "  repeats  unmarked  LOST");
        long lost = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            try (Town town = new Town(false, "2h")) {
                lost += run(seed, alerts, town);
            }
        }
        System.out.println("lost in all: " + lost);
        return lost;
    }

    private static int option(List<String> arguments, String name, int usual) {
        int place = arguments.indexOf(name);
        return place < 0 ? usual : Integer.parseInt(arguments.get(place + 1));
    }

    private static long run(int seed, int alerts, Town town) throws Exception {
        Storm storm = town.storm("loss", alerts, PER_SECOND);
        Thread sender = Thread.ofVirtual().start(storm::run);
        Random random = new Random(seed);
        int kills = 0;
        int database = 0;
        for (int part = 1; part <= 5; part++) {
            int enough = alerts / 6 * part;
            Program.until("a part is accepted", LONGEST, () -> storm.accepted() >= enough);
            LockSupport.parkNanos(random.nextLong(1_000_000_000));
            if (random.nextInt(3) < 2) {
                kills++;
                town.server().kill();
                town.server().startAgain();
                town.server().awaitReady();
            } else {
                database++;
                town.postgres().kill();
                LockSupport.parkNanos(random.nextLong(3_000_000_000L));
                town.postgres().startAgain();
            }
        }
        sender.join(LONGEST);
        Program.until("every service is paged", LONGEST, () -> isQuiet(town));
        return report(new Run(seed, kills, database), storm, town);
    }

    private static boolean isQuiet(Town town) {
        try {
            return town.count("delivery.message where state in ('waiting', 'sending')") == 0;
        } catch (SQLException exception) {
            return false;
        }
    }

    /// One seed, and how often what was killed.
    private record Run(int seed, int kills, int database) {}

    private static long report(Run run, Storm storm, Town town) throws SQLException {
        Set<String> recorded = recorded(town);
        long lost = 0;
        for (int number = 0; number < storm.alerts(); number++) {
            if (storm.acceptedAt(number) != 0 && !recorded.contains("loss-" + number)) {
                lost++;
            }
        }
        lost += town.count(UNPAGED);
        lost += town.count(UNSENT);
        Set<String> received = new HashSet<>(town.receiver().first().keySet());
        System.out.printf(
                "%4d  %5d  %8d  %5d  %8d  %8d  %6d  %7d  %5d  %8d  %7d  %8d  %4d%n",
                run.seed(),
                run.kills(),
                run.database(),
                storm.calls(),
                storm.accepted(),
                recorded.size(),
                town.count("alerts.alert where suppression is null"),
                town.count("alerts.alert where suppression is not null"),
                town.count("paging.page"),
                received.size(),
                town.receiver().repeats(),
                town.receiver().unmarkedRepeats(),
                lost);
        return lost + town.receiver().unmarkedRepeats();
    }

    private static Set<String> recorded(Town town) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (Connection connection = town.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select dedup_key from alerts.alert")) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    /// Alerts that nothing holds back and nobody is paged about.
    private static final String UNPAGED =
            """
            alerts.alert
            where suppression is null
              and not exists (select from paging.page where page.alert = alert.id)
            """;

    /// Pages whose first message never left, and those that will not escalate.
    private static final String UNSENT =
            """
            paging.page
            where due_at is null
               or not exists (
                   select from delivery.message
                   where message.reference = 'page:' || page.id || ':ana'
                     and message.state = 'sent')
            """;
}
