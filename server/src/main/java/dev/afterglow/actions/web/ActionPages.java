package dev.afterglow.actions.web;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Result;
import dev.afterglow.actions.Sight;
import dev.afterglow.actions.State;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What became of actions, all of them, and one of them.
@Controller
class ActionPages {

    private static final int A_PAGE = 50;

    private final Actions actions;
    private final ActionViews views;
    private final BecameViews became;
    private final Sight sight;
    private final InstantSource clock;

    ActionPages(
            Actions actions,
            ActionViews views,
            BecameViews became,
            Sight sight,
            InstantSource clock) {
        this.actions = actions;
        this.views = views;
        this.became = became;
        this.sight = sight;
        this.clock = clock;
    }

    @GetMapping("/actions")
    ModelAndView became(Actor actor, @ModelAttribute("frame") Frame frame) {
        Instant now = clock.instant();
        ModelAndView view = new ModelAndView("actions/became", "page", became.page(actor, now));
        List<ActionRow> rested =
                sight.seen(actions.rested(now), actor).stream()
                        .map(one -> ActionViews.row(one, frame.times()))
                        .toList();
        view.addObject("rested", rested);
        return view;
    }

    @GetMapping("/actions/all")
    ModelAndView all(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        State only =
                Arrays.stream(State.values())
                        .filter(one -> key(one).equals(state))
                        .findFirst()
                        .orElse(null);
        List<Action> found = actions.newest(only, before, A_PAGE);
        String older =
                found.size() < A_PAGE
                        ? ""
                        : "/actions/all?state=%s&before=%d"
                                .formatted(
                                        only == null ? "" : key(only),
                                        found.getLast().id().value());
        return new ModelAndView(
                "actions/list",
                "page",
                new ActionList(
                        only == null ? "" : only.words(),
                        tabs(only),
                        sight.seen(found, actor).stream()
                                .map(one -> ActionViews.row(one, frame.times()))
                                .toList(),
                        older));
    }

    private static List<ActionList.Tab> tabs(@Nullable State current) {
        return Stream.concat(
                        Stream.of(new ActionList.Tab("All", "/actions/all", current == null)),
                        Arrays.stream(State.values())
                                .map(state ->
                                        new ActionList.Tab(
                                                state.words(),
                                                "/actions/all?state=" + key(state),
                                                state == current)))
                .toList();
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/actions/{id:ACT-\\d+|\\d+}")
    ModelAndView one(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return one(actor, frame, id, "");
    }

    /// @param refused why the last act was refused; empty for none
    ModelAndView one(Actor actor, Frame frame, String id, String refused) {
        ModelAndView view =
                new ModelAndView(
                        "actions/action",
                        refused.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("page", views.page(find(id, actor), actor, frame.times()));
        view.addObject("refused", refused);
        return view;
    }

    /// The action that an address names, where the actor may see it.
    Action find(String id, Actor actor) {
        try {
            return sight.action(ActionId.parse(id), actor).orElseThrow(ActionPages::missing);
        } catch (IllegalArgumentException malformed) {
            throw missing();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such action.");
    }

    /// Does something to an action, and answers with its page again.
    ModelAndView act(Asked asked, Function<ActionId, Result> act) {
        requireResponder(asked.actor());
        ActionId id = find(asked.id(), asked.actor()).id();
        try {
            return switch (act.apply(id)) {
                case Result.Done ignored -> SeeOther.at("/actions/" + id);
                case Result.Refused(String because) ->
                        one(asked.actor(), asked.frame(), asked.id(), because);
            };
        } catch (IllegalArgumentException refused) {
            return one(
                    asked.actor(), asked.frame(), asked.id(), String.valueOf(refused.getMessage()));
        }
    }

    static void requireResponder(Actor actor) {
        new Permission(
                        actor.may(Role.RESPONDER),
                        "Viewers read actions; responders write them. Nothing was changed.")
                .require();
    }
}
