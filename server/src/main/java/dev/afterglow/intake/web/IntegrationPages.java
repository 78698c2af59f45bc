package dev.afterglow.intake.web;

import dev.afterglow.alerts.Heartbeats;
import dev.afterglow.intake.Captures;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.Mapping;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PublicAddress;
import dev.afterglow.people.Role;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.NavigationEntry;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Integrations: who sends, where to, what came last, and how any JSON is read.
@Controller
class IntegrationPages {

    private final Integrations integrations;
    private final Services services;
    private final IntegrationViews views;
    private final InstantSource clock;

    IntegrationPages(
            Integrations integrations,
            Services services,
            Captures captures,
            Heartbeats heartbeats,
            PublicAddress address,
            InstantSource clock) {
        this.integrations = integrations;
        this.services = services;
        this.views = new IntegrationViews(captures, heartbeats, address);
        this.clock = clock;
    }

    @GetMapping("/integrations")
    ModelAndView list(Actor actor, @ModelAttribute("frame") Frame frame) {
        return list(actor, frame, new IntegrationList.Sent("", "", ""), "");
    }

    private ModelAndView list(Actor actor, Frame frame, IntegrationList.Sent sent, String problem) {
        ModelAndView view = new ModelAndView("intake/list");
        if (!problem.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        view.addObject(
                "page",
                new IntegrationList(
                        views.lines(integrations.all(), frame.times()),
                        services.all().stream()
                                .map(one ->
                                        new IntegrationList.Choice(one.id().value(), one.name()))
                                .toList(),
                        Stream.of(Integration.Kind.values())
                                .map(kind -> new IntegrationList.Choice(kind.word(), kind.title()))
                                .toList(),
                        sent,
                        actor.may(Role.ADMINISTRATOR),
                        problem));
        return view;
    }

    @PostMapping("/integrations")
    ModelAndView make(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @ModelAttribute("sent") IntegrationList.Sent sent) {
        requireAdministrator(actor);
        try {
            IntegrationId id = new IntegrationId(sent.id());
            if (integrations.integration(id).isPresent()) {
                return list(actor, frame, sent, "There is an integration " + id + " already");
            }
            integrations.define(
                    new Integration(
                            id,
                            new ServiceId(sent.service()),
                            Integration.Kind.parse(sent.kind()),
                            Integrations.newKey()),
                    actor,
                    clock.instant());
            return SeeOther.at("/integrations/" + id);
        } catch (IllegalArgumentException impossible) {
            return list(actor, frame, sent, String.valueOf(impossible.getMessage()));
        }
    }

    @GetMapping("/integrations/{id}")
    ModelAndView integration(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        Integration integration = find(id);
        String sample = views.sample(integration);
        String mapping = IntegrationViews.written(integration.mapping());
        return page(new Asked(actor, frame, integration, mapping, sample), List.of(), "");
    }

    /// Whose page it is, for whom, and what its form holds.
    private record Asked(
            Actor actor, Frame frame, Integration integration, String mapping, String sample) {}

    private ModelAndView page(Asked asked, List<IntegrationPage.Place> tried, String problem) {
        ModelAndView view = new ModelAndView("intake/integration");
        if (!problem.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Integration integration = asked.integration();
        boolean mayAct = asked.actor().may(Role.ADMINISTRATOR);
        view.addObject(
                "page",
                new IntegrationPage(
                        integration.id().value(),
                        integration.kind().title(),
                        integration.service().value(),
                        mayAct ? integration.key() : "",
                        views.places(integration, mayAct),
                        views.messages(integration, asked.frame().times()),
                        views.beats(integration, asked.frame().times()),
                        integration.serviceLabel() == null ? "" : integration.serviceLabel(),
                        integration.secret() != null,
                        asked.mapping(),
                        asked.sample(),
                        tried,
                        mayAct,
                        problem));
        return view;
    }

    /// What the form of an integration sends.
    ///
    /// @param step `try` shows what the mapping reads from the sample, `keep` keeps it
    record Sent(
            @Nullable String mapping,
            @Nullable String sample,
            @Nullable String serviceLabel,
            @Nullable String secret,
            @Nullable String step) {

        static String text(@Nullable String field) {
            return field == null ? "" : field.strip();
        }
    }

    @PostMapping("/integrations/{id}")
    ModelAndView change(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable String id,
            @ModelAttribute("sent") Sent sent) {
        requireAdministrator(actor);
        Integration integration = find(id);
        String written = Sent.text(sent.mapping());
        String sample = Sent.text(sent.sample());
        Asked asked = new Asked(actor, frame, integration, written, sample);
        try {
            Mapping mapping = IntegrationViews.mapping(written);
            // A mapping is tried before it is kept: one that reads nothing from the sample is
            // refused.
            List<IntegrationPage.Place> tried = views.tried(mapping, sample);
            if (!"keep".equals(sent.step())) {
                return page(asked, tried, "");
            }
            integrations.define(changed(integration, mapping, sent), actor, clock.instant());
            return SeeOther.at("/integrations/" + id);
        } catch (IllegalArgumentException impossible) {
            return page(asked, List.of(), String.valueOf(impossible.getMessage()));
        }
    }

    private static Integration changed(
            Integration integration, @Nullable Mapping mapping, Sent sent) {
        String secret = Sent.text(sent.secret());
        String label = Sent.text(sent.serviceLabel());
        return new Integration(
                integration.id(),
                integration.service(),
                integration.kind(),
                integration.key(),
                secret.isEmpty() ? integration.secret() : secret,
                label.isEmpty() ? null : label,
                mapping);
    }

    @PostMapping("/integrations/{id}/key")
    ModelAndView newKey(Actor actor, @PathVariable String id) {
        requireAdministrator(actor);
        Integration old = find(id);
        integrations.define(
                new Integration(
                        old.id(),
                        old.service(),
                        old.kind(),
                        Integrations.newKey(),
                        old.secret(),
                        old.serviceLabel(),
                        old.mapping()),
                actor,
                clock.instant());
        return SeeOther.at("/integrations/" + id);
    }

    @PostMapping("/integrations/{id}/remove")
    ModelAndView remove(Actor actor, @PathVariable String id) {
        requireAdministrator(actor);
        integrations.remove(find(id).id(), actor, clock.instant());
        return SeeOther.at("/integrations");
    }

    private Integration find(String id) {
        try {
            return integrations
                    .integration(new IntegrationId(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException noSlug) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, id, noSlug);
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.may(Role.ADMINISTRATOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class IntegrationNavigation {

        @Bean
        NavigationEntry integrationsEntry() {
            return new NavigationEntry(
                    150, "Set up", "Integrations", "/integrations", "settings", false);
        }
    }
}
