package dev.afterglow.setup;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.Guard;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.Said;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Strength;
import dev.afterglow.company.Action;
import dev.afterglow.company.ActionStory;
import dev.afterglow.company.Chronicle;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells what the simulated company meant to do after its incidents, through the door of actions.
@Component
class DemoActions implements DemoChapter {

    private static final int LONGEST_SUBJECT = 60;
    private static final int ROOM = 6;
    private static final Duration SOAK = Duration.ofDays(3);
    private static final Duration LATELY = Duration.ofDays(30);
    private static final Duration SAID_AFTER = Duration.ofDays(20);
    private static final List<Cost> MIDDLE = List.of(Cost.HOURS, Cost.DAYS, Cost.DAYS, Cost.WEEKS);
    private static final List<Strength> STRENGTHS = List.of(Strength.values());

    private final Actions actions;

    DemoActions(Actions actions) {
        this.actions = actions;
    }

    @Override
    @Transactional
    public void tell(Story demo) {
        Chronicle chronicle = demo.chronicle();
        Map<String, IncidentId> incidents = demo.incidents();
        Map<String, ActionStory> stories =
                chronicle.actions().stream()
                        .collect(Collectors.toMap(ActionStory::action, Function.identity()));
        SplittableRandom random = new SplittableRandom(chronicle.actions().size());
        Map<String, ActionId> told = new HashMap<>();
        for (Action action : chronicle.history().actions()) {
            ActionStory story = stories.get(action.id());
            IncidentId incident = incidents.get(action.incident());
            if (story != null && incident != null && action.createdAt().isBefore(demo.now())) {
                told.put(
                        action.id(),
                        tell(new Meant(action, story, incident, demo.now()), random.split()));
            }
        }
        for (var incident : chronicle.history().incidents()) {
            ActionId automation = told.get(incident.automation());
            IncidentId id = incidents.get(incident.id());
            if (automation != null && id != null) {
                actions.tookPart(automation, id, DemoCompany.DEMO, incident.stableAt());
            }
        }
    }

    private record Meant(Action action, ActionStory story, IncidentId incident, Instant now) {

        /// What was written down lately and is open still rests, or has just rested.
        @Nullable Instant restsUntil() {
            boolean rests =
                    action.endedAt() == null && action.createdAt().isAfter(now.minus(LATELY));
            return rests ? action.createdAt().plus(SOAK) : null;
        }
    }

    private ActionId tell(Meant meant, SplittableRandom random) {
        Action action = meant.action();
        ActionStory story = meant.story();
        ActionId id = actions.add(written(meant, random), DemoCompany.DEMO, action.createdAt());
        if (meant.restsUntil() == null) {
            actions.keepSaid(id, new Said(ROOM + random.nextInt(ROOM), story.said()));
        }
        String surprise = story.surprise();
        if (surprise != null && action.automates() != null) {
            LocalDate lookAgain =
                    LocalDate.ofInstant(action.createdAt(), ZoneOffset.UTC).plusDays(365);
            actions.guard(
                    id,
                    new Guard(
                            surprise,
                            "Doing it by hand, with somebody who has done it before.",
                            "A switch in the runbook; a heartbeat tells when it stops.",
                            lookAgain),
                    DemoCompany.DEMO,
                    action.createdAt());
        }
        Instant endedAt = action.endedAt();
        String reason = story.reason();
        if (endedAt != null) {
            actions.end(id, ending(action, story, endedAt), DemoCompany.DEMO);
        } else if (reason != null) {
            Instant said = action.createdAt().plus(SAID_AFTER);
            actions.note(
                    id, reason, DemoCompany.DEMO, said.isBefore(meant.now()) ? said : meant.now());
        }
        return id;
    }

    private static NewAction written(Meant meant, SplittableRandom random) {
        Action action = meant.action();
        ActionStory story = meant.story();
        String automates = story.surprise() == null ? null : action.automates();
        Cost cost = cost(action.kind(), random);
        return new NewAction(
                story.text(),
                "",
                new Origin.OfIncident(meant.incident()),
                cost,
                value(action.kind(), cost, random),
                automates == null
                        ? STRENGTHS.get(random.nextInt(STRENGTHS.size()))
                        : Strength.AUTOMATE,
                new PersonId(story.owner()),
                automates == null ? null : new ServiceId(automates),
                meant.restsUntil());
    }

    private static Cost cost(String kind, SplittableRandom random) {
        return switch (kind) {
            case "before-review", "minutes" -> Cost.MINUTES;
            case "discretionary" -> MIDDLE.get(random.nextInt(MIDDLE.size()));
            default -> random.nextBoolean() ? Cost.WEEKS : Cost.MONTHS;
        };
    }

    /// The middle lies where [dev.afterglow.actions.Place] says that it does.
    private static int value(String kind, Cost cost, SplittableRandom random) {
        return switch (kind) {
            case "before-review", "minutes" -> 2 + random.nextInt(4);
            case "discretionary" ->
                    cost == Cost.HOURS ? 1 + random.nextInt(3) : 3 + random.nextInt(3);
            default -> 1 + random.nextInt(2);
        };
    }

    private static Ending ending(Action action, ActionStory story, Instant at) {
        State state = State.valueOf(action.outcome().toUpperCase(Locale.ROOT));
        String reason = story.reason();
        String why = reason == null && state != State.DONE ? "Nobody said." : text(reason);
        return new Ending(state, at, why, state == State.DONE ? "" : subject(why), null);
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    /// A reason's first clause, as what it lost to.
    private static String subject(String reason) {
        String clause = reason.split("[.;:,]", 2)[0].strip();
        return clause.length() <= LONGEST_SUBJECT ? clause : "";
    }
}
