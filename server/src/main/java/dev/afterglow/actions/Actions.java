package dev.afterglow.actions;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.search.Search;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: actions are written down, decided, forecast, ended; and automations are watched.
@Service
public class Actions {

    /// The most that one list, curve or plot is made of.
    public static final int MOST = 2_000;

    private static final int MAYBE = 5;
    private static final int MOST_RESTED = 10;

    /// As many replacements are followed to see whether they lead back.
    private static final int LONGEST_CHAIN = 50;

    private final ActionStore store;
    private final ForecastStore forecasts;
    private final LineStore lines;
    private final IssueStore issues;
    private final Incidents incidents;
    private final Services services;
    private final Search search;

    Actions(
            ActionStore store,
            ForecastStore forecasts,
            LineStore lines,
            IssueStore issues,
            Incidents incidents,
            Services services,
            @Lazy Search search) {
        this.store = store;
        this.forecasts = forecasts;
        this.lines = lines;
        this.issues = issues;
        this.incidents = incidents;
        this.services = services;
        this.search = search;
    }

    /// Writes an action down; throws [IllegalArgumentException] for an incident or a service that
    /// does not exist.
    @Transactional
    public ActionId add(NewAction action, Actor actor, Instant now) {
        if (action.origin() instanceof Origin.OfIncident(IncidentId incident)
                && incidents
                        .incident(incident)
                        .filter(one -> incidents.maySee(one, actor))
                        .isEmpty()) {
            throw new IllegalArgumentException("There is no incident " + incident);
        }
        if (action.automates() != null && services.service(action.automates()).isEmpty()) {
            throw new IllegalArgumentException("There is no service " + action.automates());
        }
        ActionId id = store.add(action, now);
        say(id, actor, action.restsUntil() == null ? "Written down." : "An idea, at rest.", now);
        return id;
    }

    /// Says yes to an idea at rest. Before its time is over only what takes minutes is decided.
    ///
    /// @param owner who takes it; null where that stays as it is
    @Transactional
    public Result decide(ActionId id, @Nullable PersonId owner, Actor actor, Instant now) {
        Action action = require(id);
        if (action.state() != State.RESTING) {
            return Result.refused(id + " is " + action.state().words() + " already.");
        }
        Instant rests = action.restsUntil();
        if (rests != null && now.isBefore(rests) && action.cost() != Cost.MINUTES) {
            return Result.refused(
                    "It rests until "
                            + rests
                            + ": ideas get better when they are slept over."
                            + " What takes only minutes is done at once.");
        }
        store.goOn(id, owner == null ? action.owner() : owner, now);
        say(id, actor, "Decided: it shall be done.", now);
        return Result.done();
    }

    /// Gives an open action to somebody, or to nobody.
    @Transactional
    public Result give(ActionId id, @Nullable PersonId owner, Actor actor, Instant now) {
        if (require(id).state() != State.OPEN) {
            return Result.refused("Only an open action has an owner; nothing was changed.");
        }
        store.goOn(id, owner, now);
        say(id, actor, owner == null ? "It has no owner now." : "It has an owner.", now);
        return Result.done();
    }

    /// Adds a line about it, which also shows that it has not gone quiet.
    @Transactional
    public Result note(ActionId id, String text, Actor actor, Instant now) {
        if (text.isBlank() || text.length() > Ending.TEXT_MAX) {
            return Result.refused("A note has 1 to 2,000 characters; nothing was kept.");
        }
        require(id);
        store.touch(id, now);
        say(id, actor, text.strip(), now);
        return Result.done();
    }

    /// Ends it. What was declined, overtaken or learnt says why; an automation is not done before
    /// its guard is answered.
    @Transactional
    public Result end(ActionId id, Ending ending, Actor actor) {
        Action action = require(id);
        Optional<String> refusal = whyNot(action, ending);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        store.end(id, ending);
        if (action.forecastsOpen()) {
            forecasts.open(id);
        }
        String why = ending.reason().isEmpty() ? "." : ": " + ending.reason();
        String words = "Ended, " + ending.state().words() + why;
        say(id, actor, words, ending.at());
        issues.tell(id, words, ending.at());
        return Result.done();
    }

    private Optional<String> whyNot(Action action, Ending ending) {
        if (action.state().isEnd()) {
            return Optional.of(action.id() + " ended already: " + action.state().words() + ".");
        }
        if (ending.state() != State.DONE && ending.reason().isEmpty()) {
            return Optional.of("Say why. The reason is what others learn from.");
        }
        if (ending.state() == State.DONE && action.isAutomation() && action.guard() == null) {
            return Optional.of(
                    "An automation joins the system as a new part. First say how it could surprise"
                            + " us, what people will no longer practise, how it is stopped, and"
                            + " when somebody looks again.");
        }
        return ending.overtakenBy() == null
                ? Optional.empty()
                : whyNotOvertaken(action.id(), ending.overtakenBy());
    }

    private Optional<String> whyNotOvertaken(ActionId id, ActionId by) {
        ActionId next = by;
        for (int i = 0; i < LONGEST_CHAIN && next != null; i++) {
            if (next.equals(id)) {
                return Optional.of(
                        "%s cannot be overtaken by %s, which leads back to %s."
                                .formatted(id, by, id));
            }
            Action overtaker = store.action(next).orElse(null);
            if (overtaker == null) {
                return Optional.of("There is no " + next + "; nothing was changed.");
            }
            Ending ending = overtaker.ending();
            next = ending == null ? null : ending.overtakenBy();
        }
        return Optional.empty();
    }

    /// Keeps what was said of an automation.
    @Transactional
    public Result guard(ActionId id, Guard guard, Actor actor, Instant now) {
        if (!require(id).isAutomation()) {
            return Result.refused(id + " automates nothing; nothing was kept.");
        }
        store.guard(id, guard, now);
        say(id, actor, "Asked what the automation changes; look again " + guard.lookAgain(), now);
        return Result.done();
    }

    /// Keeps that an automation took part in a later incident.
    @Transactional
    public Result tookPart(ActionId id, IncidentId incident, Actor actor, Instant now) {
        if (!require(id).isAutomation()) {
            return Result.refused(id + " automates nothing; nothing was kept.");
        }
        if (incidents.incident(incident).isEmpty()) {
            return Result.refused("There is no " + incident + "; nothing was kept.");
        }
        if (lines.tookPart(id, incident)) {
            say(id, actor, "Took part in " + incident + ".", now);
        }
        return Result.done();
    }

    /// Keeps what a person of the room forecasts: done in 90 days?
    ///
    /// @param percent 0 to 100
    @Transactional
    public Result forecast(ActionId id, PersonId person, int percent) {
        if (percent < 0 || percent > 100) {
            return Result.refused("A forecast is 0 to 100 %, was " + percent + ".");
        }
        Action action = require(id);
        if (action.state().isEnd()) {
            return Result.refused(
                    "%s ended: %s. Nobody forecasts what is known."
                            .formatted(id, action.state().words()));
        }
        if (!action.forecastsOpen()) {
            return Result.refused("The forecasts of " + id + " are open already.");
        }
        forecasts.keep(id, person, percent);
        return Result.done();
    }

    /// Shows what the room said, and forgets who said what.
    @Transactional
    public Result openForecasts(ActionId id, Actor actor, Instant now) {
        if (!require(id).forecastsOpen()) {
            return Result.refused("The forecasts of " + id + " are open already.");
        }
        int people = forecasts.count(id);
        if (people == 0) {
            return Result.refused("Nobody forecast yet.");
        }
        forecasts.open(id);
        say(id, actor, "Opened the forecasts of " + people + ".", now);
        return Result.done();
    }

    /// Keeps what a room said somewhere else, without names.
    @Transactional
    public void keepSaid(ActionId id, Said said) {
        forecasts.say(id, said);
    }

    public Optional<Action> action(ActionId id) {
        return store.action(id);
    }

    /// The newest first, at most 100.
    ///
    /// @param state null for every state
    /// @param before the id of the oldest that was seen; [Long#MAX_VALUE] begins
    public List<Action> newest(@Nullable State state, long before, int limit) {
        return store.newest(state, before, Math.min(100, limit));
    }

    /// Those written down since then, newest first, at most [#MOST].
    public List<Action> since(Instant from) {
        return store.createdFrom(from, MOST);
    }

    /// Ideas whose rest is over and that nobody decided yet, the longest waiting first; at most 10.
    public List<Action> rested(Instant now) {
        return store.rested(now, MOST_RESTED);
    }

    /// Those that came from an incident, oldest first.
    public List<Action> of(IncidentId incident) {
        return store.ofIncident(incident, 100);
    }

    /// Those that are a part of the system, newest first.
    public List<Action> automations() {
        return store.automations(MOST);
    }

    /// Automations that took part in an incident.
    public List<Action> automationsIn(IncidentId incident) {
        return lines.automationsIn(incident).stream()
                .flatMap(id -> store.action(new ActionId(id)).stream())
                .toList();
    }

    /// Automations that were there before an incident, are a part of a service that it touched, and
    /// are not linked with it yet; somebody decides. At most 5.
    public List<Action> mayHaveTakenPart(Incident incident) {
        if (incident.services().isEmpty()) {
            return List.of();
        }
        List<Long> linked = lines.automationsIn(incident.id());
        return store.automationsOf(incident.services(), incident.declaredAt(), MAYBE).stream()
                .filter(action -> !linked.contains(action.id().value()))
                .toList();
    }

    /// Later incidents in which each took part, ascending.
    public Map<ActionId, SortedSet<Long>> incidentsWith(Collection<ActionId> automations) {
        return lines.incidentsWith(automations);
    }

    /// What the room said, of those whose forecasts were opened.
    public Map<ActionId, Said> said(Collection<ActionId> actions) {
        return forecasts.said(actions);
    }

    /// How many forecast so far; 0 after the opening.
    public int forecasters(ActionId id) {
        return forecasts.count(id);
    }

    /// What this person forecast; for that person only.
    public Optional<Integer> ownForecast(ActionId id, PersonId person) {
        return forecasts.own(id, person);
    }

    /// What happened to it, newest first, at most 200 lines.
    public List<ActionLine> history(ActionId id) {
        return lines.of(id, 200);
    }

    /// What to ask back about "so it cannot happen again"; empty for most texts.
    public static Optional<String> gentleQuestion(Action action) {
        Ending ending = action.ending();
        String reason = ending == null ? "" : ending.reason();
        return GentleQuestion.about(action.title() + "\n" + action.detail() + "\n" + reason);
    }

    private Action require(ActionId id) {
        return store.lock(id).orElseThrow(() -> new IllegalArgumentException("There is no " + id));
    }

    /// Whatever happens to it is said; so the search hears of it here.
    private void say(ActionId id, Actor actor, String text, Instant now) {
        lines.add(id, new ActionLine(now, actor.word(), text));
        search.changed(FoundActions.KIND, FoundActions.id(id));
    }
}
