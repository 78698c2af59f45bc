package dev.afterglow.company;

import java.util.Arrays;

/// How many times as likely an incident of a service is at a moment, for the planted effects that
/// belong to services. It remembers what has happened, so it is asked in the order of time.
final class ServiceRisk {
    private static final long SOON = 14L * 24 * LocalDays.HOUR;
    private static final long NEVER = Long.MAX_VALUE;
    private static final double AUTOMATION_SHARE = 0.1;

    private final World world;
    private final RiskRegister risks;
    private final int again;
    private final double bound;
    private final long[] lastIncident;
    private final long[] automatedFrom;
    private final int[] automatedBy;
    private final long[] helpedFrom;

    ServiceRisk(World world, RiskRegister risks) {
        this.world = world;
        this.risks = risks;
        int services = world.organisation().services().size();
        again = recurring(world);
        bound = bound(world);
        lastIncident = new long[services];
        automatedFrom = new long[services];
        automatedBy = new int[services];
        helpedFrom = new long[services];
        Arrays.fill(lastIncident, -SOON);
        Arrays.fill(automatedFrom, NEVER);
        Arrays.fill(helpedFrom, NEVER);
    }

    /// The service that [Effect#RECURRENCE] is about: the one of middle weight.
    static int recurring(World world) {
        double[] weights = world.organisation().weights();
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        double middle = sorted[sorted.length / 2];
        int index = 0;
        while (weights[index] != middle) {
            index++;
        }
        return index;
    }

    double ratio(int service, long at) {
        double ratio = 1;
        if (service == again) {
            ratio *= world.ratio(Effect.RECURRENCE);
        }
        if (at - lastIncident[service] < SOON) {
            ratio *= world.ratio(Effect.SOON_AGAIN);
        }
        if (at >= automatedFrom[service]) {
            ratio *= world.ratio(Effect.AUTOMATION);
        }
        if (at >= helpedFrom[service]) {
            ratio *= world.ratio(Effect.ACTIONS_HELP);
        }
        if (planted(Effect.RADAR) && risks.isOnRadar(service, at)) {
            ratio *= world.ratio(Effect.RADAR);
        }
        if (planted(Effect.SOMEONE_WHO_KNEW_AWAY) && world.someoneWhoKnowsIsAway(service, at)) {
            ratio *= world.ratio(Effect.SOMEONE_WHO_KNEW_AWAY);
        }
        return ratio;
    }

    /// At least as much as [#ratio] can ever be.
    double bound() {
        return bound;
    }

    private static double bound(World world) {
        double bound = 1;
        for (Effect effect :
                Arrays.asList(
                        Effect.RECURRENCE,
                        Effect.SOON_AGAIN,
                        Effect.AUTOMATION,
                        Effect.ACTIONS_HELP,
                        Effect.RADAR,
                        Effect.SOMEONE_WHO_KNEW_AWAY)) {
            bound *= Math.max(1, world.ratio(effect));
        }
        return bound;
    }

    /// The action whose automation takes part in an incident; -1 for none. Where nothing is
    /// planted, one in ten incidents of an automated service; a planted ratio adds its incidents to
    /// those.
    int automationIn(int service, long at, Dice dice) {
        if (at < automatedFrom[service]) {
            return -1;
        }
        double without = (1 - AUTOMATION_SHARE) / Math.max(1, world.ratio(Effect.AUTOMATION));
        return dice.chance(1 - without) ? automatedBy[service] : -1;
    }

    void happened(int service, long at) {
        lastIncident[service] = at;
    }

    void automated(int service, long from, int action) {
        if (from < automatedFrom[service]) {
            automatedFrom[service] = from;
            automatedBy[service] = action;
        }
    }

    void helped(int service, long from) {
        helpedFrom[service] = Math.min(helpedFrom[service], from);
    }

    private boolean planted(Effect effect) {
        return world.settings().plants(effect);
    }
}
