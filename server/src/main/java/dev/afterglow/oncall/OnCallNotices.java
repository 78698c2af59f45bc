package dev.afterglow.oncall;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.PublicAddress;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Tells people about their shifts by e-mail, each in their own zone. The same notice is not sent
/// twice, however often it is handed over.
@Component
class OnCallNotices {

    private final Delivery delivery;
    private final People people;
    private final PublicAddress address;

    OnCallNotices(Delivery delivery, People people, PublicAddress address) {
        this.delivery = delivery;
        this.people = people;
        this.address = address;
    }

    /// @param key tells this notice from every other one to the same person
    record Notice(String key, String subject, String text) {

        /// @param horizon how far was looked; a gap until then has no end in view
        static Notice ofGap(String key, Interval gap, Instant horizon, Times times) {
            String from = times.time(gap.from());
            boolean endsInView = gap.to().isBefore(horizon);
            String to = endsInView ? "to " + times.time(gap.to()) : "on, as far as can be seen";
            return new Notice(
                    key,
                    "On call: nobody from " + from,
                    "Nobody is on call from %s %s.".formatted(from, to)
                            + " A page in that time goes on to the next step of its policy.");
        }

        static Notice ofClash(Clash clash, List<String> could, Times times) {
            String who =
                    could.isEmpty()
                            ? "Nobody else of the schedule is free then."
                            : "Who could: " + String.join(", ", could) + ".";
            return new Notice(
                    "clash:" + clash.away().from() + ":" + clash.from().getEpochSecond(),
                    "On call: you are away during your shift",
                    "You are away from %s to %s, and on call %s to %s. %s Ask on the page."
                            .formatted(
                                    clash.away().from(),
                                    clash.away().to(),
                                    times.time(clash.from()),
                                    times.time(clash.to()),
                                    who));
        }

        static Notice ofLeaving(NamedSchedule schedule, Person left) {
            return new Notice(
                    "left:" + left.id(),
                    "On call: " + left.name() + " has left, and is in " + schedule.name(),
                    left.name()
                            + " has left and cannot be paged, but the rotation still names them."
                            + " Their turns reach nobody: change the schedule.");
        }

        static Notice ofBeginning(NamedSchedule schedule, Shift shift, String note, Times times) {
            return new Notice(
                    "begins:" + shift.from().getEpochSecond(),
                    "On call: your shift in " + schedule.name() + " has begun",
                    "You are on call since " + times.time(shift.from()) + "." + note);
        }

        static Notice ofEnd(NamedSchedule schedule, Shift shift, Times times) {
            return new Notice(
                    "ends:" + shift.to().getEpochSecond(),
                    "On call: your shift in " + schedule.name() + " is over",
                    "Your shift ended at %s. What should whoever is next know?"
                                    .formatted(times.time(shift.to()))
                            + " Leave a line on the page.");
        }
    }

    void asked(
            NamedSchedule schedule, CoverRequest request, Collection<PersonId> told, Instant now) {
        send(
                schedule,
                told,
                now,
                times -> {
                    String asker = name(request.asker());
                    String what =
                            "%s asks %s to cover %s."
                                    .formatted(
                                            asker,
                                            request.asked() == null ? "whoever can" : "you",
                                            span(request.during(), times));
                    CoverRequest.During back = request.inReturn();
                    String swap =
                            back == null
                                    ? ""
                                    : " In return %s takes your time %s."
                                            .formatted(asker, span(back, times));
                    String reason =
                            request.reason().isEmpty() ? "" : "\n\n“" + request.reason() + "”";
                    return new Notice(
                            "request:" + request.id(),
                            "On call: "
                                    + asker
                                    + " asks for "
                                    + (back == null ? "a cover" : "a swap"),
                            what
                                    + swap
                                    + reason
                                    + "\n\nAnswer on the page; until somebody accepts,"
                                    + " nothing changes.");
                });
    }

    void answered(
            NamedSchedule schedule,
            CoverRequest request,
            PersonId by,
            boolean accepted,
            Instant now) {
        send(
                schedule,
                List.of(request.asker()),
                now,
                times ->
                        new Notice(
                                "answer:" + request.id(),
                                "On call: " + name(by) + (accepted ? " takes it" : " cannot"),
                                accepted
                                        ? "%s takes %s."
                                                .formatted(name(by), span(request.during(), times))
                                        : "%s cannot take %s. You are still on call then."
                                                .formatted(
                                                        name(by), span(request.during(), times))));
    }

    /// Sends each of these persons who has not left the notice in their own zone.
    void send(
            NamedSchedule schedule,
            Collection<PersonId> told,
            Instant now,
            Function<Times, Notice> notice) {
        List<Message> messages = new ArrayList<>();
        for (Person person : people.persons(told)) {
            if (person.active()) {
                Notice own = notice.apply(new Times(person.zone(), now));
                messages.add(message(schedule, person, own));
            }
        }
        delivery.send(messages, now);
    }

    private Message message(NamedSchedule schedule, Person person, Notice notice) {
        String link = address.of("/on-call/" + schedule.id());
        return new Message(
                ChannelName.EMAIL,
                person.email(),
                person.id(),
                Priority.NORMAL,
                notice.subject(),
                notice.text() + "\n\n" + schedule.name() + ": " + link + "\n",
                null,
                "oncall:" + schedule.id(),
                "oncall:" + schedule.id() + ":" + notice.key() + ":" + person.id(),
                Map.of("link", link, "event", "dev.afterglow.oncall.notice"));
    }

    static String span(CoverRequest.During during, Times times) {
        return times.time(during.from()) + " to " + times.time(during.to());
    }

    String name(PersonId id) {
        return Optional.of(id).flatMap(people::person).map(Person::name).orElse(id.value());
    }
}
