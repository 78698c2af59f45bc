package dev.afterglow.paging;

import dev.afterglow.alerts.Alerts;
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

/// A loop that does not trust the others: it looks at the rows alone. An unacknowledged firing
/// alert without a future timer is itself an alarm, told to administrators; while all is well it
/// tells an outside heartbeat, so that silence outside means trouble here.
@Component
class Vigil {

    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);

    /// A timer or message this late was not worked on.
    private static final Duration TOO_LATE = Duration.ofMinutes(2);

    private static final Duration TOLD_AGAIN = Duration.ofHours(1);
    private static final int MOST_FINDINGS = 50;

    private final VigilStore store;
    private final Alerts alerts;
    private final People people;
    private final Delivery delivery;
    private final PublicAddress address;
    private final OutsideHeartbeat heartbeat;

    Vigil(
            VigilStore store,
            Alerts alerts,
            People people,
            Delivery delivery,
            PublicAddress address,
            OutsideHeartbeat heartbeat) {
        this.store = store;
        this.alerts = alerts;
        this.people = people;
        this.delivery = delivery;
        this.address = address;
        this.heartbeat = heartbeat;
    }

    /// Looks once.
    ///
    /// @return how many findings there are now
    public int step(Instant now) {
        int broken = store.restartStuck(now.minus(TOO_LATE), now);
        if (broken > 0) {
            LOG.error("event=timers-restarted count={} cause=no-timer-without-reason", broken);
        }
        List<Finding> findings = new ArrayList<>(store.unanswered(MOST_FINDINGS));
        findings.addAll(store.unpaged(alerts.pagingSince(now.minus(TOO_LATE)), MOST_FINDINGS));
        List<Finding> stuck = store.late(now.minus(TOO_LATE), MOST_FINDINGS);
        findings.addAll(stuck);
        List<Finding> news = store.newOnes(findings, now.minus(TOLD_AGAIN), now);
        if (!news.isEmpty()) {
            tell(news, now);
        }
        if (stuck.isEmpty()) {
            heartbeat.beat(now);
        }
        return findings.size();
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
