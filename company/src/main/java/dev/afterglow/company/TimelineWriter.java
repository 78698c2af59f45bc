package dev.afterglow.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the record of an incident: what machines noted, and what people wrote while it ran.
final class TimelineWriter {
    private final Facts facts;
    private final Phrases phrases;
    private final Dice dice;

    TimelineWriter(Facts facts, Phrases phrases, Dice dice) {
        this.facts = facts;
        this.phrases = phrases;
        this.dice = dice;
    }

    /// @param automation what is known of the automation that took part; null where none did
    List<IncidentStory.Entry> write(Scene scene, @Nullable String automation) {
        List<IncidentStory.Entry> entries = new ArrayList<>();
        addMachines(scene, entries);
        addArrivals(scene, entries);
        addTalk(scene, entries);
        if (automation != null) {
            add(scene, entries, new Line(0.35, scene.cast().lead(), "automation", automation));
        }
        entries.sort(Comparator.comparing(IncidentStory.Entry::at));
        return entries;
    }

    private void addMachines(Scene scene, List<IncidentStory.Entry> entries) {
        Incident incident = scene.incident();
        Change change = facts.changeOf(incident);
        if (change != null) {
            entries.add(
                    new IncidentStory.Entry(
                            change.at(),
                            change.person(),
                            "change",
                            scene.fill(phrases.next("change"))));
        }
        addPages(scene, entries);
        for (Deviation deviation : facts.deviationsOf(incident)) {
            String metric = Facts.metricName(deviation.metric());
            entries.add(
                    new IncidentStory.Entry(
                            deviation.from(), null, "metric", metric + ": left the band."));
            entries.add(
                    new IncidentStory.Entry(
                            deviation.to(), null, "metric", metric + ": inside the band again."));
        }
        for (Handover handover : facts.handoversOf(incident)) {
            String text =
                    "%s takes it over from %s."
                            .formatted(
                                    facts.teamName(handover.toTeam()),
                                    facts.teamName(handover.fromTeam()));
            entries.add(new IncidentStory.Entry(handover.at(), null, "role", text));
        }
    }

    private void addPages(Scene scene, List<IncidentStory.Entry> entries) {
        boolean first = true;
        for (Page page : facts.pagesOf(scene.incident())) {
            String what = first ? scene.fill(scene.mechanism().seen()) : "Paged again.";
            String service = facts.serviceName(page.service());
            String text = first ? what : service + ": paged " + facts.name(page.person()) + ".";
            entries.add(new IncidentStory.Entry(page.at(), null, "page", text));
            first = false;
        }
    }

    private void addArrivals(Scene scene, List<IncidentStory.Entry> entries) {
        Cast.Member first = scene.cast().members().get(0);
        entries.add(
                new IncidentStory.Entry(
                        first.since().plusSeconds(60L + dice.below(120)),
                        first.person().id(),
                        "declared",
                        scene.fill("Declared from the page about {service}.")));
        for (Cast.Member member : scene.cast().members()) {
            if (member.reached().equals("asked")) {
                Instant asked = member.since().minusSeconds(60L + dice.below(200));
                Instant at = asked.isBefore(first.since()) ? member.since() : asked;
                String text = "Asked %s to come: knows {service}.".formatted(member.firstName());
                Cast.Member asker = scene.cast().thereAt(at).get(0);
                entries.add(
                        new IncidentStory.Entry(at, asker.person().id(), "role", scene.fill(text)));
            }
        }
        if (dice.chance(0.5)) {
            add(
                    scene,
                    entries,
                    new Line(0.3, scene.cast().commander(), "role", phrases.next("role")));
        }
    }

    private void addTalk(Scene scene, List<IncidentStory.Entry> entries) {
        List<String> beats = new ArrayList<>(scene.mechanism().beats());
        if (dice.chance(0.5)) {
            beats.remove(dice.below(beats.size()));
        }
        for (int i = 0; i < beats.size(); i++) {
            double share = 0.25 + 0.5 * i / beats.size() + dice.between(0, 0.08);
            List<Cast.Member> there = scene.cast().thereAt(scene.at(share));
            add(scene, entries, new Line(share, dice.pick(there), "chat", beats.get(i)));
        }
        if (dice.chance(0.7)) {
            double share = dice.between(0.3, 0.7);
            Cast.Member who = dice.pick(scene.cast().thereAt(scene.at(share)));
            add(scene, entries, new Line(share, who, "chat", phrases.next("chatter")));
        }
        Cast.Member commander = scene.cast().commander();
        add(
                scene,
                entries,
                new Line(dice.between(0.35, 0.6), commander, "update", phrases.next("update")));
        Cast.Member hands = dice.chance(0.5) ? scene.cast().expert() : scene.cast().lead();
        add(scene, entries, new Line(0.84, hands, "change", scene.mechanism().repair()));
        add(scene, entries, new Line(1, commander, "stable", scene.mechanism().stable()));
    }

    /// @param share of the way from start to stable
    private record Line(double share, Cast.Member who, String kind, String text) {}

    /// Nobody speaks before they are there.
    private static void add(Scene scene, List<IncidentStory.Entry> entries, Line line) {
        Instant at = scene.at(line.share());
        Instant since = line.who().since();
        Instant spoken = at.isBefore(since) ? since : at;
        Instant stable = scene.incident().stableAt();
        Instant when = spoken.isAfter(stable) ? stable : spoken;
        entries.add(
                new IncidentStory.Entry(
                        when,
                        line.who().person().id(),
                        line.kind(),
                        scene.fill(line.text(), line.who(), when)));
    }
}
