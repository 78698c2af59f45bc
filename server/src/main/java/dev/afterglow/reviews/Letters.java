package dev.afterglow.reviews;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.meetings.Attendance;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What comes by itself: the private check after a meeting, and the anniversary of a story.
@Component
class Letters {

    /// Meetings longer ago are not asked about any more.
    private static final int DAYS_ASKED = 14;

    private static final int REVIEWS_LOOKED_AT = 200;
    private static final int YEARS_BACK = 10;

    private final ReadershipStore store;
    private final Reviews reviews;
    private final Incidents incidents;
    private final Meetings meetings;
    private final People people;
    private final Delivery delivery;
    private final PublicAddress address;

    Letters(
            ReadershipStore store,
            Reviews reviews,
            Incidents incidents,
            Meetings meetings,
            People people,
            Delivery delivery,
            PublicAddress address) {
        this.store = store;
        this.reviews = reviews;
        this.incidents = incidents;
        this.meetings = meetings;
        this.people = people;
        this.delivery = delivery;
        this.address = address;
    }

    /// Writes what is due; the answer is the number of messages. Rows are taken by one server.
    @Transactional
    public int send(Instant now) {
        List<Message> messages = new ArrayList<>();
        for (ReviewId id : store.checkNotAsked(REVIEWS_LOOKED_AT)) {
            reviews.review(id).ifPresent(review -> messages.addAll(checkOf(review, now)));
        }
        messages.addAll(anniversaries(now));
        delivery.send(messages, now);
        return messages.size();
    }

    private List<Message> checkOf(Review review, Instant now) {
        Optional<Meeting> held =
                meetings.about(review.subject())
                        .filter(meeting -> !meeting.isCancelled())
                        .filter(meeting -> meeting.ends().isBefore(now));
        if (held.isEmpty()) {
            return List.of();
        }
        store.checkAsked(review.id(), now);
        boolean isFresh = held.get().ends().isAfter(now.minus(Duration.ofDays(DAYS_ASKED)));
        List<PersonId> came =
                held.get().people().stream()
                        .filter(person -> held.get().answerOf(person) != Attendance.DECLINED)
                        .toList();
        return isFresh
                ? messages(came, new Letter(review, "check", checkWords(review)))
                : List.of();
    }

    private String checkWords(Review review) {
        return """
        Could you speak? Was it worth it?
        Two answers, without your name, shown to facilitators from five answers up:
        %s
        """
                .formatted(address.of(review.address() + "/after"));
    }

    private List<Message> anniversaries(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        List<Message> messages = new ArrayList<>();
        for (int years = 1; years <= YEARS_BACK; years++) {
            for (Review review : ofDay(today.minusYears(years))) {
                if (store.tellAnniversary(review.id(), today.getYear())) {
                    messages.addAll(anniversary(review, years));
                }
            }
        }
        return messages;
    }

    /// Stories that were published on this day.
    private List<Review> ofDay(LocalDate day) {
        return reviews.published(
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private List<Message> anniversary(Review review, int years) {
        Incident incident = incidents.incident(review.incident()).orElseThrow();
        List<PersonId> wereThere =
                incidents.participants(incident.id()).stream().map(Participant::person).toList();
        String words =
                """
                %s ago this story was told: %s
                %s

                What would you tell differently today?
                """
                        .formatted(
                                years == 1 ? "A year" : years + " years",
                                review.title(),
                                address.of(review.address()));
        return messages(wereThere, new Letter(review, "anniversary-" + years, words));
    }

    private record Letter(Review review, String kind, String text) {}

    private List<Message> messages(Collection<PersonId> to, Letter letter) {
        Review review = letter.review();
        return people.persons(to).stream()
                .filter(Person::active)
                .map(person ->
                        new Message(
                                ChannelName.EMAIL,
                                person.email(),
                                person.id(),
                                Priority.NORMAL,
                                review.title(),
                                letter.text(),
                                null,
                                "review:" + review.id(),
                                "review:%s:%s:%s"
                                        .formatted(review.id(), letter.kind(), person.id()),
                                Map.of("link", address.of(review.address()))))
                .toList();
    }
}
