package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.radar.CuratorDesk;
import dev.afterglow.radar.Cycle;
import dev.afterglow.radar.Cycles;
import dev.afterglow.radar.Disclosure;
import dev.afterglow.radar.Disclosures;
import dev.afterglow.radar.Promise;
import dev.afterglow.radar.Proposal;
import dev.afterglow.radar.Released;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Submission;
import dev.afterglow.radar.Talks;
import dev.afterglow.radar.Telltale;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the desk as its template takes it.
@Component
class DeskViews {

    private static final int GLANCE = 160;
    private static final int CHOICES = 200;
    private static final Set<Telltale.Kind> OTHERS =
            Set.of(Telltale.Kind.HANDLE, Telltale.Kind.LINK, Telltale.Kind.FEW);

    private final CuratorDesk desk;
    private final Talks talks;
    private final Disclosures disclosures;
    private final Cycles cycles;
    private final Services services;
    private final People people;

    DeskViews(
            CuratorDesk desk,
            Talks talks,
            Disclosures disclosures,
            Cycles cycles,
            Services services,
            People people) {
        this.desk = desk;
        this.talks = talks;
        this.disclosures = disclosures;
        this.cycles = cycles;
        this.services = services;
        this.people = people;
    }

    /// Those that seem to tell the same stand together, where the first of them stands.
    List<DeskPage.Pick> picks(List<Submission> toRead, String current) {
        Map<UUID, List<Telltale>> telltales = desk.telltales(toRead);
        Map<UUID, UUID> firsts = new HashMap<>();
        desk.groups(toRead).forEach(group -> group.forEach(id -> firsts.put(id, group.getFirst())));
        return toRead.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> firsts.getOrDefault(one.id(), one.id()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .flatMap(group ->
                        group.stream()
                                .map(one ->
                                        pick(
                                                one,
                                                current,
                                                telltales.get(one.id()),
                                                group.size() - 1)))
                .toList();
    }

    private static DeskPage.Pick pick(
            Submission one, String current, @Nullable List<Telltale> telltales, int alike) {
        return new DeskPage.Pick(
                one.id().toString(),
                glance(words(one)),
                one.promise().word(),
                one.hasAnswer(),
                one.id().toString().equals(current),
                Objects.requireNonNullElse(telltales, List.<Telltale>of()).stream()
                        .map(flag -> flag.kind().label())
                        .distinct()
                        .limit(2)
                        .toList(),
                alike(alike));
    }

    private static String alike(int others) {
        return switch (others) {
            case 0 -> "";
            case 1 -> "1 more here sounds like it";
            default -> others + " more here sound like it";
        };
    }

    DeskPage.Opened opened(CuratorDesk.Opened opened, Actor actor) {
        Submission one = opened.submission();
        RiskId risk = one.risk();
        String facts =
                Stream.of(
                                one.promise().word(),
                                round(one.cycle()),
                                one.knowing().label().toLowerCase(Locale.ROOT),
                                one.part())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · "));
        return new DeskPage.Opened(
                one.id().toString(),
                words(one),
                facts,
                one.promise() == Promise.CONFIDENTIAL,
                risk == null ? null : risk.toString(),
                opened.telltales().stream()
                        .map(flag -> new DeskPage.Flag(flag.quote(), flag.kind().label()))
                        .toList(),
                opened.proposals().stream().map(this::candidate).toList(),
                opened.uncompared() == 0
                        ? ""
                        : "%,d more are still to be compared with it: look again in some minutes."
                                .formatted(opened.uncompared()),
                talks.notes(one.id()).stream()
                        .map(note ->
                                new DeskPage.Turn(
                                        note.byCurator() ? "A curator" : "The sender",
                                        note.words()))
                        .toList(),
                disclosures.of(one.id()).stream().map(wish -> wish(wish, actor)).toList());
    }

    DeskPage.Told told(Risk risk, String words) {
        List<Submission> parts = desk.inRisk(risk.id());
        List<Service> all = services.all();
        return new DeskPage.Told(
                risk.id().toString(),
                words,
                parts.size(),
                risk.onAgenda(),
                risk.firstHeard() == null
                        ? "not heard yet"
                        : "heard, then “%s”".formatted(Released.brief(risk.released())),
                parts.stream()
                        .map(part ->
                                new DeskPage.Part(
                                        part.id().toString(),
                                        glance(words(part)),
                                        part.promise().word(),
                                        !part.isCounted()))
                        .toList(),
                choices(all, risk),
                all.size() > CHOICES,
                words.isBlank() ? List.of() : marks(desk.wrongWith(words, risk.id())));
    }

    /// All services, or only those of the risk where a list would be too long.
    private static List<DeskPage.Choice> choices(List<Service> all, Risk risk) {
        return all.stream()
                .filter(service -> all.size() <= CHOICES || risk.services().contains(service.id()))
                .map(service ->
                        new DeskPage.Choice(
                                service.id().value(),
                                service.name(),
                                risk.services().contains(service.id())))
                .sorted(Comparator.comparing(DeskPage.Choice::label))
                .toList();
    }

    /// The services of a form: those ticked, and those named with commas between. Throws an
    /// [IllegalArgumentException] for a name that no service has.
    Set<ServiceId> services(List<String> ticked, String named) {
        Set<ServiceId> chosen =
                ticked.stream()
                        .filter(id -> !id.isBlank())
                        .map(ServiceId::new)
                        .collect(Collectors.toSet());
        if (!named.isBlank()) {
            List<Service> all = services.all();
            Stream.of(named.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> chosen.add(called(name, all)));
        }
        return chosen;
    }

    private static ServiceId called(String name, List<Service> all) {
        return all.stream()
                .filter(one -> one.name().equalsIgnoreCase(name) || one.id().value().equals(name))
                .findFirst()
                .map(Service::id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "No service is called “%s”: expected a name or an id."
                                        .formatted(name)));
    }

    List<DeskPage.Line> lines() {
        List<Risk> risks = desk.risks();
        Map<RiskId, CuratorDesk.Behind> behind = desk.behind(risks);
        return risks.stream().map(risk -> line(risk, behind.get(risk.id()))).toList();
    }

    private static DeskPage.Line line(Risk risk, CuratorDesk.@Nullable Behind behind) {
        int worries = behind == null ? 0 : behind.worries();
        boolean untold = risk.told().isEmpty();
        String state = "heard";
        String tone = "plain";
        if (untold) {
            state = "to tell";
            tone = "live";
        } else if (risk.onAgenda()) {
            state = "on the agenda";
            tone = "good";
        } else if (risk.firstHeard() == null) {
            state = "told, not on the agenda";
        }
        return new DeskPage.Line(
                risk.id().toString(),
                glance(untold ? untold(behind) : risk.told()),
                worries == 1 ? "1 worry" : worries + " worries",
                state,
                tone);
    }

    private static String untold(CuratorDesk.@Nullable Behind behind) {
        return behind == null || behind.words().isEmpty()
                ? "Never told, and the words behind it have expired."
                : behind.words();
    }

    private static List<DeskPage.Mark> marks(List<Telltale> wrong) {
        Set<Telltale.Kind> kinds = wrong.stream().map(Telltale::kind).collect(Collectors.toSet());
        return List.of(
                mark(!kinds.contains(Telltale.Kind.NAME), "no names", "a name in it"),
                mark(
                        !kinds.contains(Telltale.Kind.TICKET),
                        "no ticket numbers",
                        "ticket number in it"),
                mark(
                        !kinds.contains(Telltale.Kind.THEIR_WORDS),
                        "no phrase of theirs",
                        "a phrase of theirs"),
                mark(
                        kinds.stream().noneMatch(OTHERS::contains),
                        "no handle, link or “only three know”",
                        "a handle, link or “only three know”"));
    }

    private static DeskPage.Mark mark(boolean fine, String good, String bad) {
        return new DeskPage.Mark(fine ? good : bad, fine ? "good" : "doubt");
    }

    private DeskPage.Candidate candidate(Proposal proposal) {
        return new DeskPage.Candidate(
                proposal.key(),
                glance(proposal.words()),
                "%.2f alike".formatted(proposal.likeness()).replaceFirst("^0", ""),
                round(proposal.cycle()) + " round");
    }

    private DeskPage.Wish wish(Disclosure wish, Actor actor) {
        boolean isMine =
                actor instanceof Actor.OfPerson person && wish.askedBy().equals(person.person());
        PersonId second = wish.agreedBy();
        boolean isSecond = actor instanceof Actor.OfPerson person && person.person().equals(second);
        return new DeskPage.Wish(
                wish.id(),
                wish.reason(),
                name(wish.askedBy()),
                second == null
                        ? "waits for a second curator"
                        : name(second) + " agreed; the person was told",
                second == null && !isMine,
                second != null && (isMine || isSecond));
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }

    private String round(long cycle) {
        return cycles.cycle(cycle).map(Cycle::label).orElse("");
    }

    private static String words(Submission one) {
        return Objects.requireNonNullElse(one.words(), "Its words have expired.");
    }

    private static String glance(String words) {
        return words.length() <= GLANCE ? words : words.substring(0, GLANCE - 1) + "…";
    }
}
