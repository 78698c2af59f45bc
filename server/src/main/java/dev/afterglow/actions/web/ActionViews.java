package dev.afterglow.actions.web;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.BeforeReviews;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.Guard;
import dev.afterglow.actions.Issue;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.Said;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Trackers;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.ActorNames;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.Services;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the views of single actions.
@Component
class ActionViews {

    private final Actions actions;
    private final People people;
    private final ActorNames names;
    private final Services services;
    private final Trackers trackers;
    private final BeforeReviews beforeReviews;

    ActionViews(
            Actions actions,
            People people,
            ActorNames names,
            Services services,
            Trackers trackers,
            BeforeReviews beforeReviews) {
        this.beforeReviews = beforeReviews;
        this.actions = actions;
        this.trackers = trackers;
        this.people = people;
        this.names = names;
        this.services = services;
    }

    static String from(Origin origin) {
        return switch (origin) {
            case Origin.OfIncident(IncidentId incident) -> incident.toString();
            case Origin.OfRadar(String session) -> "radar session " + session;
            case Origin.ByHand ignored -> "";
        };
    }

    static ActionRow row(Action action, Times times) {
        return new ActionRow(
                action.id().toString(),
                "/actions/" + action.id(),
                action.title(),
                from(action.origin()),
                switch (action.origin()) {
                    case Origin.OfIncident(IncidentId incident) -> "/incidents/" + incident;
                    case Origin.OfRadar ignored -> "/radar/session";
                    case Origin.ByHand ignored -> "";
                },
                action.place().words(),
                action.state().words(),
                action.state().tone(),
                times.day(action.createdAt()));
    }

    ActionPage page(Action action, Actor actor, Times times) {
        boolean mayEdit = actor.may(Role.RESPONDER);
        boolean goesOn = !action.state().isEnd();
        Guard guard = action.guard();
        return new ActionPage(
                row(action, times),
                action.detail(),
                Actions.gentleQuestion(action).orElse(""),
                facts(action, times),
                owner(action, times),
                ended(action, times),
                overtakenBy(action),
                room(action, actor),
                automated(action),
                guard == null ? null : told(action, guard),
                tookPart(action),
                tracked(action, mayEdit && goesOn, times),
                actions.history(action.id()).stream().map(line -> line(line, times)).toList(),
                new ActionPage.Can(
                        mayEdit,
                        mayEdit && action.state() == State.RESTING,
                        mayEdit && goesOn,
                        mayEdit && action.isAutomation(),
                        action.forecastsOpen() && goesOn && actor instanceof Actor.OfPerson));
    }

    private static List<ActionPage.Fact> facts(Action action, Times times) {
        List<ActionPage.Fact> facts = new ArrayList<>();
        facts.add(new ActionPage.Fact("Cost, as the room saw it", action.cost().word()));
        facts.add(new ActionPage.Fact("Value, 1 to 5", Integer.toString(action.value())));
        facts.add(new ActionPage.Fact("It lies", action.place().words()));
        facts.add(new ActionPage.Fact("What it changes", action.strength().words()));
        if (action.state() == State.RESTING && action.restsUntil() != null) {
            boolean isOver = !times.now().isBefore(action.restsUntil());
            facts.add(
                    new ActionPage.Fact(
                            isOver ? "Rested until" : "Rests until",
                            times.full(action.restsUntil())));
        }
        return facts;
    }

    private @Nullable PersonChip owner(Action action, Times times) {
        PersonId owner = action.owner();
        return owner == null
                ? null
                : people.person(owner)
                        .map(person -> PersonChip.of(person.name(), person.zone(), times.now(), ""))
                        .orElse(null);
    }

    private String ended(Action action, Times times) {
        Ending ending = action.ending();
        if (ending == null) {
            return "";
        }
        String lost = ending.lostTo().isEmpty() ? "" : " It lost to: " + ending.lostTo() + ".";
        String early =
                beforeReviews.of(List.of(action)).done().isEmpty() ? "" : ", before the review";
        return "%s on %s%s. %s%s"
                .formatted(
                        ending.state().words(),
                        times.day(ending.at()),
                        early,
                        ending.reason(),
                        lost)
                .strip();
    }

    private static String overtakenBy(Action action) {
        Ending ending = action.ending();
        return ending == null || ending.overtakenBy() == null
                ? ""
                : ending.overtakenBy().toString();
    }

    private ActionPage.Room room(Action action, Actor actor) {
        if (!action.forecastsOpen()) {
            Said said = actions.said(Set.of(action.id())).get(action.id());
            String words =
                    said == null
                            ? "Nobody forecast."
                            : "%d said %.0f %% on average."
                                    .formatted(said.people(), said.percent());
            return new ActionPage.Room(words, "", false, false);
        }
        int count = actions.forecasters(action.id());
        String own =
                actor instanceof Actor.OfPerson(PersonId person, Role ignored)
                        ? actions.ownForecast(action.id(), person).map(Object::toString).orElse("")
                        : "";
        String words =
                switch (count) {
                    case 0 -> "Nobody has said yet.";
                    case 1 -> "1 so far, hidden until they are opened.";
                    default -> count + " so far, hidden until they are opened.";
                };
        return new ActionPage.Room(words, own, true, count > 0 && actor.may(Role.RESPONDER));
    }

    private String automated(Action action) {
        return action.automates() == null
                ? ""
                : services.service(action.automates())
                        .map(Service::name)
                        .orElse(action.automates().value());
    }

    private static BecamePage.Automation told(Action action, Guard guard) {
        return new BecamePage.Automation(
                action.title(),
                "/actions/" + action.id(),
                from(action.origin()),
                guard.surprise(),
                guard.skill(),
                guard.stop(),
                BecameViews.DAY.format(guard.lookAgain()));
    }

    private List<BecamePage.Link> tookPart(Action action) {
        return actions
                .incidentsWith(Set.of(action.id()))
                .getOrDefault(action.id(), new TreeSet<>())
                .stream()
                .map(IncidentId::new)
                .map(id -> new BecamePage.Link(id.toString(), "/incidents/" + id))
                .toList();
    }

    private ActionPage.Tracked tracked(Action action, boolean canMake, Times times) {
        Issue issue = trackers.of(action.id()).orElse(null);
        if (issue == null) {
            return new ActionPage.Tracked(
                    canMake ? trackers.names() : List.of(), "", "", "", "plain", "", "");
        }
        Instant read = issue.readAt();
        String trouble =
                issue.trouble().isEmpty()
                        ? ""
                        : "%s. Nothing is lost: it is tried again %s."
                                .formatted(issue.trouble(), times.full(issue.nextAt()));
        return new ActionPage.Tracked(
                List.of(),
                issue.number().isEmpty()
                        ? "An issue in " + issue.tracker()
                        : issue.tracker() + " " + issue.number(),
                issue.address(),
                switch (issue.state()) {
                    case WANTED -> "being made";
                    case OPEN -> "open there";
                    case CLOSED -> "closed there";
                    case GONE -> "not found there";
                },
                switch (issue.state()) {
                    case WANTED -> "info";
                    case OPEN -> "plain";
                    case CLOSED -> "good";
                    case GONE -> "doubt";
                },
                read == null ? "" : times.full(read),
                trouble);
    }

    private ActionPage.Line line(dev.afterglow.actions.ActionLine line, Times times) {
        String word = line.actor();
        String who = word.startsWith("person:") ? names.in(word) : "Afterglow";
        return new ActionPage.Line(times.full(line.at()), times.iso(line.at()), who, line.text());
    }
}
