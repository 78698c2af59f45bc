package dev.afterglow.services.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of services and the form of one.
@Controller
class ServicePages {

    private static final int A_PAGE = 50;
    private static final int MOST_PAGES = 10_000;

    private final Services services;
    private final People people;
    private final InstantSource clock;

    ServicePages(Services services, People people, InstantSource clock) {
        this.services = services;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/services")
    ModelAndView list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        int number = Math.clamp(page, 1, MOST_PAGES);
        long skip = (long) (number - 1) * A_PAGE;
        Services.Found found = services.search(q.strip(), new Services.Part(skip, A_PAGE));
        Map<TeamId, String> teams = people.teamNames();
        List<ServiceList.Line> lines =
                found.services().stream().map(one -> line(one, teams)).toList();
        ModelAndView answer = new ModelAndView("services/list");
        boolean more = skip + A_PAGE < found.count();
        boolean mayAdd = actor.may(Role.RESPONDER);
        answer.addObject(
                "page", new ServiceList(q.strip(), lines, found.count(), number, more, mayAdd));
        return answer;
    }

    @GetMapping("/services/new")
    ModelAndView fresh(Actor actor) {
        people.mayEdit(actor, null).require();
        return form(new ServiceForm("", "", "", "", teams(), ""));
    }

    @GetMapping("/services/{id}/edit")
    ModelAndView edit(Actor actor, @PathVariable String id) {
        Service service = ServiceView.find(services, id);
        people.mayEdit(actor, service.team()).require();
        return form(ServiceForm.of(service, teams()));
    }

    /// A service as the form sends one.
    record Sent(String name, String team, String needs) {

        Sent {
            name = name == null ? "" : name.strip();
            team = team == null ? "" : team.strip();
            needs = needs == null ? "" : needs.strip();
        }
    }

    @PostMapping("/services")
    ModelAndView create(Actor actor, Sent sent) {
        String id = Slug.of(sent.name());
        if (id.isEmpty()) {
            return form(sent, "", "Enter a name with a letter or digit in it.");
        }
        if (services.service(new ServiceId(id)).isPresent()) {
            return form(sent, "", "There is a service " + id + " already.");
        }
        return keep(actor, id, sent, "");
    }

    @PostMapping("/services/{id}")
    ModelAndView change(Actor actor, @PathVariable String id, Sent sent) {
        Service before = ServiceView.find(services, id);
        people.mayEdit(actor, before.team()).require();
        return keep(actor, id, sent, id);
    }

    private ModelAndView keep(Actor actor, String id, Sent sent, String formId) {
        try {
            TeamId team = sent.team().isEmpty() ? null : new TeamId(sent.team());
            people.mayEdit(actor, team).require();
            Set<ServiceId> needs =
                    Arrays.stream(sent.needs().split("[\\s,]+"))
                            .filter(each -> !each.isEmpty())
                            .map(ServiceId::new)
                            .collect(Collectors.toSet());
            services.define(
                    new Service(new ServiceId(id), sent.name(), team, needs),
                    actor,
                    clock.instant());
            return SeeOther.at("/services/" + id);
        } catch (IllegalArgumentException problem) {
            return form(sent, formId, problem.getMessage() + ".");
        }
    }

    private ModelAndView form(Sent sent, String id, String problem) {
        return form(new ServiceForm(id, sent.name(), sent.team(), sent.needs(), teams(), problem));
    }

    private static ModelAndView form(ServiceForm form) {
        HttpStatus status =
                form.problem().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        ModelAndView page = new ModelAndView("services/form", status);
        page.addObject("form", form);
        return page;
    }

    private List<ServiceForm.Team> teams() {
        return people.teamNames().entrySet().stream()
                .map(team -> new ServiceForm.Team(team.getKey().value(), team.getValue()))
                .sorted(Comparator.comparing(ServiceForm.Team::name))
                .toList();
    }

    private static ServiceList.Line line(Services.Listed listed, Map<TeamId, String> teams) {
        Service service = listed.service();
        TeamId team = service.team();
        return new ServiceList.Line(
                service.id().value(),
                service.name(),
                team == null ? "" : team.value(),
                team == null ? "" : teams.getOrDefault(team, team.value()),
                service.dependsOn().size(),
                listed.neededBy());
    }
}
