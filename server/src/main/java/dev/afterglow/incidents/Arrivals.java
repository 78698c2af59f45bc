package dev.afterglow.incidents;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How somebody came to an incident, as far as the product can know: on call for a service that it
/// touches or in their own team, paged for its alert, or by chance. People correct it.
@Component
class Arrivals {

    private static final String BROUGHT = "brought";
    private static final String BY_THEMSELVES = "by themselves";

    private final OnCall onCall;
    private final Services services;
    private final Paging paging;
    private final People people;

    Arrivals(OnCall onCall, Services services, Paging paging, People people) {
        this.people = people;
        this.onCall = onCall;
        this.services = services;
        this.paging = paging;
    }

    Participant of(PersonId person, List<ServiceId> touched, @Nullable AlertId alert, Instant at) {
        List<TeamId> teams =
                Stream.concat(
                                services.services(Set.copyOf(touched)).stream().map(Service::team),
                                people.teamsOf(person).stream().map(Team::id))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        boolean isOnCall =
                !teams.isEmpty()
                        && onCall.whoIsOnCallIn(teams, at).stream()
                                .anyMatch(one -> one.person().equals(person));
        if (isOnCall) {
            return new Participant(person, Reached.ONCALL, at, "");
        }
        return alert == null
                ? new Participant(person, Reached.CHANCE, at, "")
                : paging.pageOf(alert).stream()
                        .flatMap(page -> paging.persons(page.id()).stream())
                        .filter(paged -> paged.person().equals(person))
                        .map(paged -> new Participant(person, reached(paged), at, ""))
                        .findFirst()
                        .orElse(new Participant(person, Reached.CHANCE, at, ""));
    }

    /// How a paged person was reached.
    static Reached reached(PagedPerson paged) {
        return switch (paged.came()) {
            case BROUGHT -> Reached.ASKED;
            case BY_THEMSELVES -> Reached.CHANCE;
            default -> paged.because().contains("on call") ? Reached.ONCALL : Reached.PAGED;
        };
    }
}
