package dev.afterglow.services.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Change;
import dev.afterglow.services.HeadsUp;
import dev.afterglow.services.Knowledge;
import dev.afterglow.services.Service;
import dev.afterglow.services.Services;
import dev.afterglow.web.ReaderSource;
import dev.afterglow.web.SeeOther;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// One service, and what happens on it: changes, heads-ups, who knows it.
@Controller
class ServiceEventPages {

    private final Services services;
    private final ServiceView view;
    private final ReaderSource readers;
    private final InstantSource clock;

    ServiceEventPages(
            Services services, ServiceView view, ReaderSource readers, InstantSource clock) {
        this.services = services;
        this.view = view;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping("/services/{id}")
    ModelAndView page(Actor actor, @PathVariable String id) {
        return answer(actor, ServiceView.find(services, id), "");
    }

    @PostMapping("/services/{id}/changes")
    ModelAndView change(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String summary) {
        Instant now = clock.instant();
        return keep(
                actor,
                id,
                service ->
                        services.recordChange(
                                new Change(
                                        service.id(),
                                        summary.strip(),
                                        now,
                                        "by hand",
                                        self(),
                                        null,
                                        null),
                                now));
    }

    @PostMapping("/services/{id}/heads-ups")
    ModelAndView headsUp(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "7") int days) {
        Instant now = clock.instant();
        return keep(
                actor,
                id,
                service -> {
                    Instant until = now.plus(Duration.ofDays(days));
                    services.give(
                            new HeadsUp(service.id(), self(), text.strip(), now, until),
                            actor,
                            now);
                });
    }

    /// Whoever gave it may take it back, and those who may edit the service.
    @PostMapping("/services/{id}/heads-ups/{number}/withdraw")
    ModelAndView withdraw(Actor actor, @PathVariable String id, @PathVariable long number) {
        Service service = ServiceView.find(services, id);
        ServicePage page = view.page(service, actor, "");
        boolean own = page.headsUps().stream().anyMatch(each -> each.id() == number && each.own());
        if (!own && !page.mayEdit()) {
            throw new AccessDeniedException(page.why());
        }
        services.withdraw(service.id(), number, actor, clock.instant());
        return SeeOther.at("/services/" + id);
    }

    /// The reader says that they know the service; nobody says it for them.
    @PostMapping("/services/{id}/knowledge")
    ModelAndView know(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String since) {
        return keep(
                actor,
                id,
                service ->
                        services.know(
                                new Knowledge(service.id(), self(), day(since), null),
                                actor,
                                clock.instant()));
    }

    @PostMapping("/services/{id}/knowledge/end")
    ModelAndView knowNoLonger(Actor actor, @PathVariable String id) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), readers.current().zone());
        return keep(
                actor,
                id,
                service -> {
                    List<Knowledge> own =
                            services.knowledgeOf(self(), today).stream()
                                    .filter(line -> line.service().equals(service.id()))
                                    .toList();
                    own.forEach(line -> services.know(ended(line, today), actor, clock.instant()));
                });
    }

    private interface Act {

        void on(Service service);
    }

    private ModelAndView keep(Actor actor, String id, Act act) {
        Service service = ServiceView.find(services, id);
        try {
            act.on(service);
            return SeeOther.at("/services/" + id);
        } catch (IllegalArgumentException problem) {
            return answer(actor, service, problem.getMessage() + ".");
        }
    }

    private ModelAndView answer(Actor actor, Service service, String problem) {
        HttpStatus status = problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        ModelAndView answer = new ModelAndView("services/service", status);
        answer.addObject("page", view.page(service, actor, problem));
        return answer;
    }

    private PersonId self() {
        String id = readers.current().id();
        if (id == null) {
            throw new AccessDeniedException("This needs somebody who is signed in.");
        }
        return new PersonId(id);
    }

    /// A day that has begun counts to its end, so yesterday is the last one, or the first if it is
    /// later.
    private static Knowledge ended(Knowledge line, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        LocalDate last = yesterday.isBefore(line.since()) ? line.since() : yesterday;
        return new Knowledge(line.service(), line.person(), line.since(), last);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(
                    "Since must be a day such as 2024-05-01, was \"" + text + "\"", notADay);
        }
    }
}
