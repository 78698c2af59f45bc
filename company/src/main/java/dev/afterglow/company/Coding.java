package dev.afterglow.company;

import java.util.ArrayList;
import java.util.List;

/// Ticks of codes in reviewed incidents. Each incident has one coder of three. Codes about people
/// are asked for only where the code `people` was ticked: that is their gate. Where nothing is
/// planted, codes are ticked independently of each other within their gate.
final class Coding {
    static final String GATE = "people";

    private static final double GATE_SHARE = 0.6;
    private static final List<String> OPEN =
            List.of(
                    "capacity",
                    "configuration",
                    "certificate",
                    "dependency",
                    "alert-noise",
                    "data");
    private static final double[] OPEN_SHARES = {0.2, 0.3, 0.08, 0.35, 0.15, 0.12};
    private static final List<String> GATED =
            List.of(
                    "hand-over-gap",
                    "night-work",
                    "known-by-one-person",
                    "told-in-one-place",
                    "new-to-rotation",
                    "goal-conflict",
                    "stale-runbook");
    private static final double[] GATED_SHARES = {0.25, 0.2, 0.3, 0.25, 0.12, 0.2, 0.2};

    private final World world;
    private final Dice dice;

    Coding(World world) {
        this.world = world;
        dice = world.dice("codes");
    }

    List<CodeTick> ticks(List<Incident> incidents) {
        List<CodeTick> ticks = new ArrayList<>();
        int coders = Math.min(3, world.organisation().members()[0].length);
        for (Incident incident : incidents) {
            if (incident.reviewed()) {
                int coder = dice.below(coders);
                int person = world.organisation().members()[0][coder];
                code(incident.id(), world.organisation().personId(person), coder == 0, ticks);
            }
        }
        return ticks;
    }

    private void code(String incident, String coder, boolean thorough, List<CodeTick> ticks) {
        double zeal = thorough ? world.ratio(Effect.THOROUGH_CODER) : 1;
        for (int i = 0; i < OPEN.size(); i++) {
            if (dice.chance(Math.min(0.95, OPEN_SHARES[i] * zeal))) {
                ticks.add(new CodeTick(incident, OPEN.get(i), coder, ""));
            }
        }
        if (!dice.chance(Math.min(0.95, GATE_SHARE * zeal))) {
            return;
        }
        ticks.add(new CodeTick(incident, GATE, coder, ""));
        boolean gap = false;
        for (int i = 0; i < GATED.size(); i++) {
            double share = Math.min(0.95, GATED_SHARES[i] * zeal);
            boolean ticked = dice.chance(i == 1 ? nightShare(share, gap) : share);
            gap = i == 0 ? ticked : gap;
            if (ticked) {
                ticks.add(new CodeTick(incident, GATED.get(i), coder, GATE));
            }
        }
    }

    /// The share of night-work given whether hand-over-gap was ticked: both together come RATIO
    /// times as often as by chance while each keeps its own share.
    private double nightShare(double share, boolean gap) {
        double ratio = world.ratio(Effect.CODES_TOGETHER);
        double gapShare = GATED_SHARES[0];
        double with = Math.min(Math.min(1, share / gapShare), share * ratio);
        return gap ? with : (share - gapShare * with) / (1 - gapShare);
    }
}
