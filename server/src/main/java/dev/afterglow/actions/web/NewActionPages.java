package dev.afterglow.actions.web;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.Strength;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.SeeOther;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// A new action: the form, and what comes of it.
@Controller
class NewActionPages {

    private static final int ABOUT_MAX = 600;
    private static final int SESSION_MAX = 40;

    /// Ideas get better when they are slept over; Etsy's guide asks for time between the meeting
    /// and the decision.
    private static final Duration SOAK = Duration.ofDays(3);

    private final Actions actions;
    private final Services services;
    private final InstantSource clock;

    NewActionPages(Actions actions, Services services, InstantSource clock) {
        this.actions = actions;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping("/actions/new")
    ModelAndView fresh(
            Actor actor,
            @RequestParam(defaultValue = "") String incident,
            @RequestParam(defaultValue = "") String session,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "false") boolean rested) {
        ActionPages.requireResponder(actor);
        String detail = about.length() > ABOUT_MAX ? about.substring(0, ABOUT_MAX) : about;
        String rests = rested ? null : "true";
        return form(new Sent("", detail, incident, session, "", "3", "", "", rests), "");
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
        ActionPages.requireResponder(actor);
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
}
