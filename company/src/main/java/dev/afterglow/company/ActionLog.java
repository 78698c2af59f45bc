package dev.afterglow.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was to be done after reviewed incidents. Shares of outcomes differ by kind; how long it
/// takes is exponential. What would end after the period is open.
final class ActionLog {
    private static final long DAY = 24L * LocalDays.HOUR;
    private static final double AUTOMATES = 0.15;

    /// @param share of all actions
    /// @param meanDays until it ends; below one, before the review
    /// @param outcomes shares of done, declined, overtaken, quiet and open
    @SuppressWarnings("ArrayRecordComponent") // read only, never compared
    private record Kind(String key, double share, double meanDays, double[] outcomes) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("before-review", 0.2, 0.4, new double[] {1, 0, 0, 0, 0}),
                    new Kind("minutes", 0.25, 3, new double[] {0.93, 0.02, 0.01, 0.03, 0.01}),
                    new Kind("discretionary", 0.4, 75, new double[] {0.45, 0.18, 0.13, 0.2, 0.04}),
                    new Kind("unlikely", 0.15, 60, new double[] {0.08, 0.38, 0.22, 0.3, 0.02}));
    private static final List<String> OUTCOMES =
            List.of("done", "declined", "overtaken", "quiet", "open");

    private static final double[] SHARES = KINDS.stream().mapToDouble(Kind::share).toArray();

    private final World world;
    private final Dice dice;
    private final List<Action> actions = new ArrayList<>();

    ActionLog(World world) {
        this.world = world;
        dice = world.dice("actions");
    }

    List<Action> actions() {
        return actions;
    }

    static String id(int action) {
        return "a" + (action + 1);
    }

    /// Zero to five actions of an incident; those that are done may change the service's risk.
    void addFor(int incident, int service, long stableAt, ServiceRisk risk) {
        int count = Math.min(5, dice.poisson(2));
        for (int i = 0; i < count; i++) {
            Kind kind = KINDS.get(dice.weighted(SHARES));
            boolean early = kind.meanDays < 1;
            long created =
                    stableAt + LocalDays.HOUR + (long) (dice.uniform() * (early ? 1 : 9) * DAY);
            long ended = created + 600 + (long) dice.exponential(kind.meanDays * DAY);
            String outcome = OUTCOMES.get(dice.weighted(kind.outcomes));
            boolean open = outcome.equals("open") || ended >= world.end();
            boolean done = outcome.equals("done") && !open;
            boolean automates = dice.chance(AUTOMATES) && outcome.equals("done");
            actions.add(
                    new Action(
                            id(actions.size()),
                            IncidentLog.id(incident),
                            Instant.ofEpochSecond(created),
                            kind.key,
                            open ? "open" : outcome,
                            open ? null : Instant.ofEpochSecond(ended),
                            automates ? world.organisation().service(service).id() : null));
            if (done && automates) {
                risk.automated(service, ended, actions.size() - 1);
            } else if (done) {
                risk.helped(service, ended);
            }
        }
    }
}
