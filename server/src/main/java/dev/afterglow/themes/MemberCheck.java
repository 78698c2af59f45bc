package dev.afterglow.themes;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.PublicAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to the member check: those who took part in the incidents that a claim quotes are asked
/// whether it is so; each wording once.
@Service
public class MemberCheck {

    private final Themes themes;
    private final ThemeStore store;
    private final Incidents incidents;
    private final People people;
    private final Delivery delivery;
    private final PublicAddress address;
    private final Audit audit;

    MemberCheck(
            Themes themes,
            ThemeStore store,
            Incidents incidents,
            People people,
            Delivery delivery,
            PublicAddress address,
            Audit audit) {
        this.themes = themes;
        this.store = store;
        this.incidents = incidents;
        this.people = people;
        this.delivery = delivery;
        this.address = address;
        this.audit = audit;
    }

    /// Whom a claim can be shown to: who took part in the incidents it quotes, and is still here.
    public List<Person> membersOf(Claim claim) {
        Set<PersonId> tookPart =
                Stream.concat(claim.supporting().stream(), claim.opposing().stream())
                        .map(Coding::incident)
                        .distinct()
                        .flatMap(incident -> incidents.participants(incident).stream())
                        .map(Participant::person)
                        .collect(Collectors.toSet());
        return people.persons(tookPart).stream().filter(Person::active).toList();
    }

    /// Whether nobody was asked yet about the claim as it is worded now.
    public boolean isDue(Claim claim) {
        return claim.events().stream()
                .noneMatch(event ->
                        event.kind().equals("asked") && !event.at().isBefore(claim.wording().at()));
    }

    /// Asks them by e-mail.
    @Transactional
    public Outcome ask(long id, Actor actor, Instant now) {
        Claim claim =
                themes.claim(id)
                        .orElseThrow(() -> new IllegalArgumentException("There is no claim " + id));
        List<Person> members = membersOf(claim);
        if (members.isEmpty()) {
            return Outcome.refused("Nobody who took part in these incidents is known here.");
        }
        if (!isDue(claim)) {
            return Outcome.refused("They were asked about this wording already.");
        }
        delivery.send(members.stream().map(member -> letter(claim, member)).toList(), now);
        String asked =
                members.size() == 1 ? "one who took part" : members.size() + " who took part";
        store.add(id, new Claim.Event("asked", asked, actor.word(), now));
        audit.record(actor, new Audit.Act("claim.asked", "theme:" + id, ""), now);
        return new Outcome.Done(id);
    }

    private Message letter(Claim claim, Person member) {
        String link = address.of("/themes/" + claim.id());
        String words =
                """
                You took part in an incident that this claim quotes:

                %s

                Is it so, in part, or not? Say it in your words here:
                %s
                """
                        .formatted(claim.wording().claim(), link);
        return new Message(
                ChannelName.EMAIL,
                member.email(),
                member.id(),
                Priority.NORMAL,
                "Is it so? " + claim.wording().brief(),
                words,
                null,
                "theme:" + claim.id(),
                "theme:%d:%d:%s".formatted(claim.id(), claim.wording().number(), member.id()),
                Map.of("link", link));
    }
}
