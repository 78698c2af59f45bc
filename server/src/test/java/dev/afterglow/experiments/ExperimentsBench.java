package dev.afterglow.experiments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `experiments`: the Chaos Toolkit's recorded calls, and the monkey's recorded days, played again.
final class ExperimentsBench {

    private ExperimentsBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        int at = words.indexOf("--data");
        if (at < 0 || at + 1 == words.size() || !Files.isDirectory(Path.of(words.get(at + 1)))) {
            System.out.println("experiments: skipped, needs --data DIR");
            return;
        }
        Path data = Path.of(words.get(at + 1));
        ToolkitReplay replay = new ToolkitReplay(data.resolve("chaos-toolkit")).play();
        replay.counts()
                .forEach((file, count) ->
                        System.out.printf(
                                "%-24s %4d played, %4d as recorded%n", file, count[0], count[1]));
        replay.differences()
                .forEach(each ->
                        System.out.printf(
                                "differs: %s%n  recorded: %s%n  ours:     %s%n  reason:   %s%n",
                                each.where(),
                                each.recorded(),
                                shortly(each.ours()),
                                each.reason().isEmpty() ? "NONE" : each.reason()));
        long unexplained =
                replay.differences().stream().filter(each -> each.reason().isEmpty()).count();
        MonkeyReplay monkey =
                MonkeyReplay.play(data.resolve("chaos-monkey").resolve("no-kills-since.json"));
        System.out.printf(
                "%-24s %4d played, %4d as recorded%n",
                "no-kills-since.json", monkey.played(), monkey.played() - monkey.wrong().size());
        monkey.wrong().forEach(System.out::println);
        unexplained += monkey.wrong().size();
        System.out.println(unexplained + " differences without a reason");
        System.exit(unexplained == 0 ? 0 : 1);
    }

    private static String shortly(String text) {
        return text.length() < 140 ? text : text.substring(0, 140) + "…";
    }
}
