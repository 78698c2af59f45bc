package dev.afterglow.paging;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.paging.VigilStore.Finding;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PublicAddress;
import dev.afterglow.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells administrators what the [Vigil] found, each finding once an hour.
@Component
class VigilAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(VigilAlarm.class);
    private static final Duration TOLD_AGAIN = Duration.ofHours(1);

    private final VigilStore store;
    private final People people;
    private final Delivery delivery;
    private final PublicAddress address;

    VigilAlarm(VigilStore store, People people, Delivery delivery, PublicAddress address) {
        this.store = store;
        this.people = people;
        this.delivery = delivery;
        this.address = address;
    }

    /// Tells what was not told within the hour. A finding counts as told when its messages are rows
    /// of the outbox, in one transaction: else a crash between the two would keep it silent.
    @Transactional
    public void raise(List<Finding> findings, Instant now) {
        List<Finding> news = store.newOnes(findings, now.minus(TOLD_AGAIN), now);
        if (!news.isEmpty()) {
            tell(news, now);
        }
    }

    private void tell(List<Finding> news, Instant now) {
        String lines =
                news.stream()
                        .map(finding -> "- " + finding.words())
                        .collect(Collectors.joining("\n"));
        LOG.error("event=vigil-alarm findings={} first={}", news.size(), news.getFirst().subject());
        List<Message> messages = new ArrayList<>();
        for (Person person : people.everybody()) {
            if (person.active() && person.role() == Role.ADMINISTRATOR) {
                messages.add(message(person, news, lines, now));
            }
        }
        delivery.send(messages, now);
    }

    private Message message(Person person, List<Finding> news, String lines, Instant now) {
        String count = news.size() == 1 ? "1 alert" : news.size() + " alerts";
        return new Message(
                ChannelName.EMAIL,
                person.email(),
                person.id(),
                Priority.PAGE,
                "Afterglow: nobody is being paged about " + count,
                "The vigil found:\n\n" + lines + "\n\n" + address.of("/pages") + "\n",
                null,
                "vigil:" + now.getEpochSecond(),
                "vigil:" + person.id() + ":" + now.toEpochMilli(),
                Map.of("link", address.of("/pages"), "event", "dev.afterglow.vigil"));
    }
}
