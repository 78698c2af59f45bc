package dev.afterglow.home.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.radar.Released;
import dev.afterglow.radar.Risk;
import dev.afterglow.services.GivenHeadsUp;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.NavigationEntry;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Before you push: who depends on it, what is open, what is being worried about. For people, and
/// for pipelines, which print it and go on.
@Controller
class BeforeYouPushPages {

    private static final int PLAN_MAX = 1_000;

    private final BeforeYouPush before;
    private final Services services;
    private final People people;
    private final InstantSource clock;

    BeforeYouPushPages(
            BeforeYouPush before, Services services, People people, InstantSource clock) {
        this.before = before;
        this.services = services;
        this.people = people;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {

        @Bean
        NavigationEntry beforeYouPushEntry() {
            return new NavigationEntry(
                    37, "", "Before you push", "/before-you-push", "services", false);
        }
    }

    @GetMapping("/before-you-push")
    ModelAndView page(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String plan,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        ModelAndView page = new ModelAndView("home/before-you-push");
        Optional<Service> asked = service.isBlank() ? Optional.empty() : find(service);
        page.addObject(
                "page",
                new PushPage(
                        service,
                        cut(plan),
                        services.all().stream()
                                .map(one ->
                                        new FoundPage.Choice(
                                                one.id().value(),
                                                one.name(),
                                                one.id().value().equals(service)))
                                .toList(),
                        asked.map(one ->
                                        view(
                                                before.ask(one, cut(plan), actor, clock.instant()),
                                                frame.times()))
                                .orElse(null)));
        if (asked.isEmpty() && !service.isBlank()) {
            page.setStatus(HttpStatus.NOT_FOUND);
        }
        return page;
    }

    record LineJson(String title, String address) {}

    record ChangeJson(String summary, Instant at, List<LineJson> incidentsWithinADay) {}

    /// @param service its id
    /// @param dependants ids of services that need it directly; `further` need one of those
    record AnswerJson(
            String service,
            List<String> dependants,
            int further,
            List<LineJson> openIncidents,
            List<LineJson> headsUps,
            List<LineJson> worries,
            List<LineJson> learnt,
            List<ChangeJson> similarChanges) {}

    @GetMapping("/api/before-you-push")
    @ResponseBody
    AnswerJson answer(
            @RequestParam String service,
            @RequestParam(defaultValue = "") String plan,
            Actor actor) {
        Service asked =
                find(service)
                        .orElseThrow(() ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "There is no service " + service));
        BeforeYouPush.Answer answer = before.ask(asked, cut(plan), actor, clock.instant());
        return new AnswerJson(
                asked.id().value(),
                answer.dependants().stream().map(one -> one.id().value()).toList(),
                answer.further(),
                answer.open().stream().map(BeforeYouPushPages::json).toList(),
                answer.headsUps().stream()
                        .map(one ->
                                new LineJson(
                                        one.headsUp().text(),
                                        "/services/" + one.headsUp().service()))
                        .toList(),
                answer.worries().stream()
                        .map(one -> new LineJson(one.told(), one.address()))
                        .toList(),
                answer.learnt().stream()
                        .map(one -> new LineJson(one.title(), one.address()))
                        .toList(),
                answer.changes().stream()
                        .map(one ->
                                new ChangeJson(
                                        one.change().summary(),
                                        one.change().at(),
                                        one.after().stream()
                                                .map(BeforeYouPushPages::json)
                                                .toList()))
                        .toList());
    }

    private static LineJson json(Incident incident) {
        return new LineJson(incident.id() + " " + incident.title(), incident.address());
    }

    private Optional<Service> find(String id) {
        try {
            return services.service(new ServiceId(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String cut(String plan) {
        String stripped = plan.strip();
        return stripped.substring(0, Math.min(PLAN_MAX, stripped.length()));
    }

    private PushPage.View view(BeforeYouPush.Answer answer, Times times) {
        return new PushPage.View(
                answer.service().name(),
                "/services/" + answer.service().id(),
                heading(answer),
                answer.dependants().stream()
                        .map(one ->
                                new PushPage.Line(
                                        one.name(), "/services/" + one.id(), team(one), "", ""))
                        .toList(),
                further(answer.further()),
                answer.open().stream().map(one -> line(one, times)).toList(),
                answer.headsUps().stream().map(one -> line(one, times)).toList(),
                answer.worries().stream().map(BeforeYouPushPages::line).toList(),
                answer.learnt().stream()
                        .map(one ->
                                new PushPage.Line(
                                        one.title(),
                                        one.address(),
                                        "review",
                                        times.iso(one.at()),
                                        times.day(one.at())))
                        .toList(),
                answer.changes().stream()
                        .map(one ->
                                new PushPage.Earlier(
                                        one.change().summary(),
                                        times.iso(one.change().at()),
                                        times.full(one.change().at()),
                                        one.after().stream()
                                                .map(each -> line(each, times))
                                                .toList()))
                        .toList());
    }

    private static String further(int services) {
        return switch (services) {
            case 0 -> "";
            case 1 -> "One more needs one of these.";
            default -> services + " more need one of these.";
        };
    }

    private static String heading(BeforeYouPush.Answer answer) {
        int open = answer.open().size() + answer.headsUps().size() + answer.worries().size();
        if (open == 0) {
            return "Nothing is open around %s".formatted(answer.service().name());
        }
        return "%s to read before you change %s"
                .formatted(open == 1 ? "One thing" : open + " things", answer.service().name());
    }

    private String team(Service service) {
        return Optional.ofNullable(service.team()).flatMap(people::team).map(Team::name).orElse("");
    }

    private static PushPage.Line line(Incident incident, Times times) {
        return new PushPage.Line(
                incident.id() + " " + incident.title(),
                incident.address(),
                incident.isOpen() ? "responding" : "stable or closed",
                times.iso(incident.declaredAt()),
                times.time(incident.declaredAt()));
    }

    private PushPage.Line line(GivenHeadsUp given, Times times) {
        String who = name(given.headsUp().by());
        return new PushPage.Line(
                given.headsUp().text(),
                "/services/" + given.headsUp().service(),
                who + ", about " + given.headsUp().service(),
                times.iso(given.headsUp().until()),
                "until " + times.time(given.headsUp().until()));
    }

    private static PushPage.Line line(Risk risk) {
        return new PushPage.Line(
                risk.told(), risk.address(), Released.sentence(risk.released()), "", "");
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }
}
