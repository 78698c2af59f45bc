package dev.afterglow.patterns;

import dev.afterglow.patterns.CodedIncidents.Coded;
import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.Saturation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Does surprise decay? Codes first met in the later half of the coded incidents.
///
/// Exposure: the later half. Denominator: all codes; chance is the same incidents in any order, so
/// it knows that most codes are met early. More than chance means that new things keep coming.
final class SurpriseLens implements Lens {

    @Override
    public String name() {
        return "surprise";
    }

    @Override
    public String question() {
        return "What had nobody here met before, and where had somebody elsewhere?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.CODES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        CodedIncidents coded = new CodedIncidents(timeline);
        List<Set<String>> codes = coded.rows().stream().map(Coded::codes).toList();
        int[] fresh = Saturation.newCodes(codes);
        int half = fresh.length / 2;
        Cases cases = new Cases();
        double observed = 0;
        for (int i = 0; i < fresh.length; i++) {
            boolean late = i >= half && fresh[i] > 0;
            observed += i >= half ? fresh[i] : 0;
            cases.add(coded.rows().get(i).incident(), late);
        }
        ChanceTally.Outcome outcome =
                chance.test("surprise/new-codes", observed, random -> late(codes, random));
        return List.of(
                new Look(
                        "new-codes",
                        Sample.of(outcome),
                        coded.codes().size(),
                        "the same coded incidents in any order; counted are codes first met in the"
                                + " later half",
                        question(),
                        cases.open()));
    }

    private static double late(List<Set<String>> codes, SplittableRandom random) {
        List<Set<String>> order = new ArrayList<>(codes);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        int[] fresh = Saturation.newCodes(order);
        double late = 0;
        for (int i = fresh.length / 2; i < fresh.length; i++) {
            late += fresh[i];
        }
        return late;
    }
}
