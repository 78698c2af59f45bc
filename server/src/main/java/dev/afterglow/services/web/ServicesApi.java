package dev.afterglow.services.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Services for programs.
@RestController
class ServicesApi {

    private static final int PART_MAX = 1_000;

    private final Services services;
    private final People people;
    private final InstantSource clock;

    ServicesApi(Services services, People people, InstantSource clock) {
        this.services = services;
        this.people = people;
        this.clock = clock;
    }

    record ServiceJson(String id, String name, @Nullable String team, List<String> dependsOn) {

        static ServiceJson of(Service service) {
            TeamId team = service.team();
            return new ServiceJson(
                    service.id().value(),
                    service.name(),
                    team == null ? null : team.value(),
                    service.dependsOn().stream().map(ServiceId::value).sorted().toList());
        }
    }

    record SentService(
            @Nullable String name, @Nullable String team, @Nullable List<String> dependsOn) {}

    /// By id; the next part begins after the last id of this one.
    @GetMapping("/api/services")
    List<ServiceJson> some(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "500") int most) {
        if (most < 1 || most > PART_MAX) {
            throw new IllegalArgumentException("most is 1 to %d, was %d".formatted(PART_MAX, most));
        }
        return services.after(after, most).stream().map(ServiceJson::of).toList();
    }

    @GetMapping("/api/services/{id}")
    ServiceJson one(@PathVariable String id) {
        return ServiceJson.of(ServiceView.find(services, id));
    }

    @PutMapping("/api/services/{id}")
    ServiceJson define(Actor actor, @PathVariable String id, @RequestBody SentService sent) {
        ServiceId serviceId = new ServiceId(id);
        Optional<Service> before = services.service(serviceId);
        before.ifPresent(service -> people.mayEdit(actor, service.team()).require());
        TeamId team = sent.team() == null ? null : new TeamId(sent.team());
        people.mayEdit(actor, team).require();
        List<String> needs = sent.dependsOn() == null ? List.of() : sent.dependsOn();
        Set<ServiceId> dependsOn = needs.stream().map(ServiceId::new).collect(Collectors.toSet());
        String name = sent.name() == null ? "" : sent.name().strip();
        Service service = new Service(serviceId, name, team, dependsOn);
        services.define(service, actor, clock.instant());
        return ServiceJson.of(service);
    }

    /// The person behind a request, for what is done in a person's name.
    static PersonId behind(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person -> person.person();
            case Actor.OfToken token -> token.owner();
            case Actor.OfSystem system ->
                    throw new IllegalStateException("The system sends no requests: " + system);
        };
    }

    static ProblemDetail problem(IllegalArgumentException problem) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        problem.getMessage() + ". Nothing was changed.");
        detail.setTitle("That cannot be");
        return detail;
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException problem) {
        return problem(problem);
    }
}
