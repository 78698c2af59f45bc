package dev.afterglow.company;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A believable streaming company's years with everything told in words, for a demonstration.
///
/// Each incident of the history has one story, each action too; the history's codes are those of
/// the stories, and its risks are those that somebody tells. What is unheard belongs to none.
public record Chronicle(
        History history,
        List<IncidentStory> incidents,
        List<ActionStory> actions,
        List<RiskStory> risks,
        List<RiskStory.Voice> unheard) {
    private static final int CODERS = 3;

    public Chronicle {
        incidents = List.copyOf(incidents);
        actions = List.copyOf(actions);
        risks = List.copyOf(risks);
        unheard = List.copyOf(unheard);
    }

    /// Two years of 120 people in thirteen teams, with some 150 incidents, up to `end`.
    ///
    /// Planted, so that the pattern pages have something to find: change soon after leave, services
    /// paged before the key metric, one service again and again, the same few being asked, and
    /// incidents that were on the radar.
    public static Chronicle until(LocalDate end, long seed) {
        return of(
                CompanySettings.until(end)
                        .withSeed(seed)
                        .withPeople(120)
                        .withIncidents(115)
                        .with(Effect.RETURN_FROM_LEAVE, 4)
                        .with(Effect.EARLY_VOICE, 8)
                        .with(Effect.RECURRENCE, 4)
                        .with(Effect.SAME_FEW, 4)
                        .with(Effect.RADAR, 1.5));
    }

    /// Any history, told. Made for a few hundred incidents: it says the same thing sooner the more
    /// there are.
    public static Chronicle of(CompanySettings settings) {
        History history = Company.simulate(settings);
        Storyteller storyteller = new Storyteller(history);
        List<IncidentStory> incidents = storyteller.incidents();
        Dice dice = Dice.of(settings.seed(), "chronicle");
        List<RiskStory> risks = new RiskWriter(history, dice).write();
        List<String> coders =
                history.people().stream()
                        .filter(person -> person.team().equals(history.teams().get(0).id()))
                        .limit(CODERS)
                        .map(Person::id)
                        .toList();
        return new Chronicle(
                told(history, StoryCodes.of(incidents, coders, dice), risks),
                incidents,
                storyteller.actions(),
                risks,
                new RiskWriter(history, Dice.of(settings.seed(), "unheard")).unheard());
    }

    private static History told(History history, List<CodeTick> codes, List<RiskStory> risks) {
        Set<String> heard = new HashSet<>(risks.stream().map(RiskStory::risk).toList());
        return new History(
                history.settings(),
                history.teams(),
                history.people(),
                history.absences(),
                history.services(),
                history.knowledge(),
                history.schedules(),
                history.shifts(),
                history.gaps(),
                history.changes(),
                history.incidents(),
                history.participants(),
                history.pages(),
                history.deviations(),
                history.handovers(),
                codes,
                history.actions(),
                history.risks().stream()
                        .filter(risk -> heard.contains(risk.id()))
                        .collect(Collectors.toList()));
    }
}
