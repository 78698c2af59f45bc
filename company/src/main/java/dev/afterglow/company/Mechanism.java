package dev.afterglow.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A way in which a company like this gets into trouble and out of it, in fragments with names to
/// be filled in such as `{service}`.
///
/// @param services ids it can happen to; `any` for all
/// @param change `yes` where it follows a change, `no` where not, `either`
record Mechanism(
        String id,
        List<String> services,
        String change,
        List<String> titles,
        List<String> summaries,
        String seen,
        List<String> beats,
        String repair,
        String stable,
        List<Part> story,
        List<View> views,
        String right,
        List<Idea> ideas) {

    /// A passage of the story; words to be coded stand as `[words](code)`.
    record Part(String heading, String text) {}

    record View(String saw, String believed, String didNotKnow) {}

    /// What could be done; an idea with a surprise automates something.
    record Idea(String text, @Nullable String surprise) {
        static Idea parse(String line) {
            boolean automates = line.startsWith("auto |");
            List<String> cells = Lines.cells(automates ? line.substring(6) : line);
            return new Idea(cells.get(0), cells.size() > 1 ? cells.get(1) : null);
        }
    }

    static List<Mechanism> all() {
        List<Mechanism> all = new ArrayList<>();
        for (int file = 1; file <= 4; file++) {
            for (Map.Entry<String, List<String>> block :
                    Blocks.read("mechanisms-" + file + ".txt").entrySet()) {
                all.add(parse(block.getKey(), block.getValue()));
            }
        }
        return all;
    }

    boolean fits(String service, boolean changed) {
        boolean byChange = change.equals("either") || change.equals(changed ? "yes" : "no");
        return byChange && (services.contains("any") || services.contains(service));
    }

    private static Mechanism parse(String id, List<String> block) {
        return new Mechanism(
                id,
                Lines.words(Blocks.value(block, "services")),
                Blocks.value(block, "change"),
                Blocks.values(block, "title"),
                Blocks.values(block, "summary"),
                Blocks.value(block, "seen"),
                Blocks.values(block, "beat"),
                Blocks.value(block, "repair"),
                Blocks.value(block, "stable"),
                Blocks.values(block, "story").stream().map(Mechanism::part).toList(),
                Blocks.values(block, "view").stream().map(Mechanism::view).toList(),
                Blocks.value(block, "right"),
                Blocks.values(block, "act").stream().map(Idea::parse).toList());
    }

    private static Part part(String line) {
        List<String> cells = Lines.cells(line);
        return new Part(cells.get(0), cells.get(1));
    }

    private static View view(String line) {
        List<String> cells = Lines.cells(line);
        return new View(cells.get(0), cells.get(1), cells.get(2));
    }
}
