package dev.afterglow.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes what an incident was found to deserve, and the review where one was held.
final class ReviewWriter {
    /// Words to be coded: `[words](code)`.
    private static final Pattern CODED = Pattern.compile("\\[([^]]+)]\\(([a-z-]+)\\)");

    private static final List<String> REVIEWED =
            List.of("write-up", "interviews", "team-review", "everybody-review");
    private static final double[] REVIEWED_SHARES = {0.3, 0.25, 0.35, 0.1};

    private final Phrases phrases;
    private final Dice dice;
    private final Instant end;

    ReviewWriter(Phrases phrases, Dice dice, Instant end) {
        this.phrases = phrases;
        this.dice = dice;
        this.end = end;
    }

    /// Null where the company has not come to it before the period ends.
    IncidentStory.@Nullable Decision decide(Scene scene) {
        Incident incident = scene.incident();
        Instant at = inWorkingHours(scene, 1 + dice.below(2));
        String option =
                incident.reviewed()
                        ? REVIEWED.get(dice.weighted(REVIEWED_SHARES))
                        : dice.chance(0.55) ? "nothing" : "follow-ups";
        String reason = phrases.next(option);
        String person = scene.cast().commander().person().id();
        return at.isBefore(end) ? new IncidentStory.Decision(at, person, option, reason) : null;
    }

    /// Null where none was held, or not before the period ends.
    IncidentStory.@Nullable Review review(Scene scene) {
        Instant held = inWorkingHours(scene, 7 + dice.below(9));
        if (!scene.incident().reviewed() || !held.isBefore(end)) {
            return null;
        }
        List<String> right = List.of(scene.fill(scene.mechanism().right()), phrases.next("right"));
        return new IncidentStory.Review(held, narrative(scene), perspectives(scene), right);
    }

    /// A full or half hour of a working day, where the commander is.
    private Instant inWorkingHours(Scene scene, int daysLater) {
        ZoneId zone = scene.cast().commander().person().site().zone();
        LocalDate day = scene.incident().stableAt().atZone(zone).toLocalDate().plusDays(daysLater);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        LocalTime time = LocalTime.of(9, 30).plusMinutes(30L * dice.below(14));
        return day.atTime(time).atZone(zone).toInstant();
    }

    private List<IncidentStory.Passage> narrative(Scene scene) {
        List<IncidentStory.Passage> passages = new ArrayList<>();
        passages.add(passage(scene, new Mechanism.Part("Before", phrases.next("opening")), 0));
        List<Mechanism.Part> story = scene.mechanism().story();
        for (int i = 0; i < story.size(); i++) {
            passages.add(passage(scene, story.get(i), 0.15 + 0.8 * i / story.size()));
        }
        if (dice.chance(0.5)) {
            passages.add(passage(scene, new Mechanism.Part("After", phrases.next("after")), 1));
        }
        return passages;
    }

    private static IncidentStory.Passage passage(Scene scene, Mechanism.Part part, double share) {
        Matcher matcher = CODED.matcher(scene.fill(part.text()));
        List<IncidentStory.Coded> codes = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            codes.add(new IncidentStory.Coded(matcher.group(2), matcher.group(1)));
            matcher.appendReplacement(plain, Matcher.quoteReplacement(matcher.group(1)));
        }
        matcher.appendTail(plain);
        return new IncidentStory.Passage(scene.at(share), part.heading(), plain.toString(), codes);
    }

    private static List<IncidentStory.Perspective> perspectives(Scene scene) {
        List<IncidentStory.Perspective> perspectives = new ArrayList<>();
        List<Cast.Member> members =
                List.of(scene.cast().lead(), scene.cast().expert(), scene.cast().second());
        for (Mechanism.View view : scene.mechanism().views()) {
            Cast.Member member = members.get(perspectives.size() % members.size());
            boolean told =
                    perspectives.stream().anyMatch(p -> p.person().equals(member.person().id()));
            if (!told) {
                perspectives.add(
                        new IncidentStory.Perspective(
                                member.person().id(),
                                scene.at(0.3),
                                scene.fill(view.saw()),
                                scene.fill(view.believed()),
                                scene.fill(view.didNotKnow())));
            }
        }
        return perspectives;
    }
}
