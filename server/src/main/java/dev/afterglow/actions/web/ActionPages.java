package dev.afterglow.actions.web;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.Result;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Strength;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Role;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What became of actions, all of them, one of them, and a new one.
@Controller
class ActionPages {

    /// Ideas get better when they are slept over; Etsy's guide asks for time between the meeting
    /// and the decision.
    private static final int ABOUT_MAX = 600;

    private static final int SESSION_MAX = 40;
    static final Duration SOAK = Duration.ofDays(3);

    private static final int A_PAGE = 50;

    private final Actions actions;
    private final ActionViews views;
    private final BecameViews became;
    private final Services services;
    private final Incidents incidents;
    private final InstantSource clock;

    ActionPages(
            Actions actions,
            ActionViews views,
            BecameViews became,
            Services services,
            Incidents incidents,
            InstantSource clock) {
        this.actions = actions;
        this.views = views;
        this.became = became;
        this.services = services;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/actions")
    ModelAndView became() {
        return new ModelAndView("actions/became", "page", became.page(clock.instant()));
    }

    @GetMapping("/actions/all")
    ModelAndView all(
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
                        found.stream().map(one -> ActionViews.row(one, frame.times())).toList(),
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
        view.addObject("page", views.page(find(id), actor, frame.times()));
        view.addObject("refused", refused);
        return view;
    }

    /// The case for one action, for somebody with a spreadsheet; made to be printed and passed on.
    @GetMapping("/incidents/{id}/actions")
    ModelAndView panel(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "") String byScript,
            @RequestHeader(name = "HX-Boosted", defaultValue = "") String boosted) {
        boolean inside = !byScript.isEmpty() && boosted.isEmpty();
        Incident incident = seen(id, actor);
        ModelAndView view = new ModelAndView(inside ? "actions/panel" : "actions/panel-page");
        view.addObject("frame", frame);
        view.addObject("incident", incident.id().toString());
        view.addObject("rows", rows(actions.of(incident.id()), frame));
        view.addObject("automations", rows(actions.automationsIn(incident.id()), frame));
        view.addObject(
                "maybe",
                actor.may(Role.RESPONDER)
                        ? rows(actions.mayHaveTakenPart(incident), frame)
                        : List.of());
        return view;
    }

    /// Somebody says on the incident's page that an automation took part in it.
    @PostMapping("/incidents/{id}/actions/{action}/took-part")
    ModelAndView tookPart(Actor actor, @PathVariable String id, @PathVariable String action) {
        requireResponder(actor);
        Incident incident = seen(id, actor);
        return switch (actions.tookPart(
                ActionId.parse(action), incident.id(), actor, clock.instant())) {
            case Result.Done ignored -> SeeOther.at("/incidents/" + incident.id());
            case Result.Refused(String because) ->
                    throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, because);
        };
    }

    private Incident seen(String id, Actor actor) {
        return incidents
                .incident(IncidentId.parse(id))
                .filter(one -> incidents.maySee(one, actor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<ActionRow> rows(List<Action> found, Frame frame) {
        return found.stream().map(action -> ActionViews.row(action, frame.times())).toList();
    }

    private Action find(String id) {
        return actions.action(ActionId.parse(id))
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no action " + id));
    }

    @GetMapping("/actions/new")
    ModelAndView fresh(
            Actor actor,
            @RequestParam(defaultValue = "") String incident,
            @RequestParam(defaultValue = "") String session,
            @RequestParam(defaultValue = "") String about) {
        requireResponder(actor);
        String detail = about.length() > ABOUT_MAX ? about.substring(0, ABOUT_MAX) : about;
        return form(new Sent("", detail, incident, session, "", "3", "", "", "true"), "");
    }

    /// An action as a form sends it.
    record Sent(
            @Nullable String title,
            @Nullable String detail,
            @Nullable String incident,
            @Nullable String session,
            @Nullable String cost,
            @Nullable String value,
            @Nullable String strength,
            @Nullable String automates,
            @Nullable String rests) {

        NewAction action(Instant now) {
            String from = text(incident).strip();
            return new NewAction(
                    title == null ? "" : title,
                    detail == null ? "" : detail,
                    from.isEmpty() ? origin() : new Origin.OfIncident(IncidentId.parse(from)),
                    choice(Cost.class, cost),
                    number(text(value)),
                    choice(Strength.class, strength),
                    null,
                    automates == null || automates.isBlank() ? null : new ServiceId(automates),
                    rests == null ? null : now.plus(SOAK));
        }

        private Origin origin() {
            String heard = text(session).strip();
            if (heard.length() > SESSION_MAX) {
                throw new IllegalArgumentException(
                        "A radar session's name has at most 40 characters, was " + heard.length());
            }
            return heard.isEmpty() ? new Origin.ByHand() : new Origin.OfRadar(heard);
        }

        private static int number(String text) {
            return text.matches("[1-5]") ? Integer.parseInt(text) : 0;
        }

        private static <T extends Enum<T>> T choice(Class<T> type, @Nullable String word) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(one -> word != null && one.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "Choose a "
                                            + type.getSimpleName().toLowerCase(Locale.ROOT)
                                            + " from the list; was '"
                                            + (word == null ? "" : word)
                                            + "'"));
        }
    }

    @PostMapping("/actions")
    ModelAndView write(Actor actor, Sent sent) {
        requireResponder(actor);
        Instant now = clock.instant();
        try {
            ActionId id = actions.add(sent.action(now), actor, now);
            return SeeOther.at("/actions/" + id);
        } catch (IllegalArgumentException refused) {
            return form(sent, String.valueOf(refused.getMessage()));
        }
    }

    private ModelAndView form(Sent sent, String error) {
        return new ModelAndView(
                "actions/new",
                java.util.Map.of(
                        "form",
                        new ActionForm(
                                text(sent.title),
                                text(sent.detail),
                                text(sent.incident),
                                text(sent.session),
                                text(sent.cost),
                                text(sent.value),
                                text(sent.strength),
                                text(sent.automates),
                                sent.rests != null,
                                error,
                                Arrays.stream(Cost.values())
                                        .map(one -> new ActionPage.Choice(one.name(), one.word()))
                                        .toList(),
                                Arrays.stream(Strength.values())
                                        .map(one -> new ActionPage.Choice(one.name(), one.words()))
                                        .toList(),
                                services.all().stream()
                                        .map(one ->
                                                new ActionPage.Choice(one.id().value(), one.name()))
                                        .toList())),
                error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    static void requireResponder(Actor actor) {
        new Permission(
                        actor.may(Role.RESPONDER),
                        "Viewers read actions; responders write them. Nothing was changed.")
                .require();
    }
}
