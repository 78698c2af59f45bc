package dev.afterglow.company;

import java.util.ArrayList;
import java.util.List;

/// Who knows which service: three to five of the owning team, sometimes somebody from another one.
final class Experience {
    private static final int FOR_EVER = Integer.MAX_VALUE;

    private Experience() {}

    static List<List<Organisation.Knower>> gather(
            CompanySettings settings, int[] ownerOf, int[][] members) {
        Dice dice = Dice.of(settings.seed(), "experience");
        boolean everybody = settings.plants(Effect.SOMEBODY_ON_LEAVE);
        List<List<Organisation.Knower>> knowers = new ArrayList<>();
        for (int team : ownerOf) {
            int[] mates = members[team].clone();
            shuffle(mates, dice);
            int count = everybody ? mates.length : Math.min(mates.length, 3 + dice.below(3));
            List<Organisation.Knower> those = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                those.add(knower(mates[i], i == 0 || everybody, settings, dice));
            }
            int stranger = dice.below(settings.people());
            if (!everybody && dice.chance(0.25) && !contains(members[team], stranger)) {
                those.add(knower(stranger, false, settings, dice));
            }
            knowers.add(List.copyOf(those));
        }
        return knowers;
    }

    /// The first knower of a service has known it from the start and does not leave it.
    private static Organisation.Knower knower(
            int person, boolean always, CompanySettings settings, Dice dice) {
        int days = 365 * settings.years();
        boolean newer = !always && dice.chance(0.3);
        int since = newer ? dice.below(days / 2) : -30 - dice.below(1500);
        boolean leaves = !always && dice.chance(0.1);
        int until = leaves ? since + 200 + dice.below(days) : FOR_EVER;
        return new Organisation.Knower(person, since, Math.max(until, 30));
    }

    /// The same as records, sorted by service.
    static List<Knowledge> knowledge(CompanySettings settings, Organisation organisation) {
        List<Knowledge> all = new ArrayList<>();
        for (int service = 0; service < organisation.services().size(); service++) {
            for (Organisation.Knower knower : organisation.knowers().get(service)) {
                boolean stays = knower.until() == FOR_EVER;
                all.add(
                        new Knowledge(
                                organisation.service(service).id(),
                                organisation.personId(knower.person()),
                                settings.start().plusDays(knower.since()),
                                stays ? null : settings.start().plusDays(knower.until())));
            }
        }
        return all;
    }

    private static void shuffle(int[] values, Dice dice) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    private static boolean contains(int[] values, int wanted) {
        for (int value : values) {
            if (value == wanted) {
                return true;
            }
        }
        return false;
    }
}
