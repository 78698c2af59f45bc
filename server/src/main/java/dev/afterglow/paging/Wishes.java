package dev.afterglow.paging;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.ContactMethod;
import dev.afterglow.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one person wants to be notified and can be reached. Plans notifications; pure.
///
/// @param rules of all urgencies
/// @param quiet null when there are none
/// @param methods verified or not, in the person's order
record Wishes(
        Person person, List<Rule> rules, @Nullable QuietHours quiet, List<ContactMethod> methods) {

    private static final Rule DEFAULT_HIGH =
            new Rule(Urgency.HIGH, Duration.ZERO, ChannelName.EMAIL, null);
    private static final Rule DEFAULT_LOW =
            new Rule(Urgency.LOW, Duration.ZERO, ChannelName.EMAIL, null);

    /// All notifications of a page by the person's rules, in the order of time.
    List<Notification> plan(Urgency urgency, Instant now) {
        List<Notification> plan = new ArrayList<>();
        for (Rule rule : rulesOf(urgency)) {
            add(plan, notification(rule, urgency, now));
        }
        return plan;
    }

    /// A reminder: the first notification of the plan, at once.
    List<Notification> reminder(Urgency urgency, Instant now) {
        Rule first = rulesOf(urgency).getFirst();
        Rule atOnce = new Rule(urgency, Duration.ZERO, first.channel(), first.address());
        return List.of(notification(atOnce, urgency, now));
    }

    /// Every way there is, at once, past quiet hours: for a call of everybody.
    List<Notification> everyWay(Instant now) {
        List<Notification> plan = new ArrayList<>();
        for (ContactMethod method : methods) {
            if (method.isUsable()) {
                add(plan, to(method.channel(), method.address(), now, "every way at once"));
            }
        }
        for (Rule rule : rulesOf(Urgency.HIGH)) {
            add(plan, notification(rule, Urgency.HIGH, now.minus(rule.after())));
        }
        return plan;
    }

    private List<Rule> rulesOf(Urgency urgency) {
        List<Rule> own =
                rules.stream()
                        .filter(rule -> rule.urgency() == urgency)
                        .sorted(Comparator.comparing(Rule::after))
                        .toList();
        return own.isEmpty() ? List.of(urgency == Urgency.HIGH ? DEFAULT_HIGH : DEFAULT_LOW) : own;
    }

    private static void add(List<Notification> plan, Notification one) {
        boolean isKnown =
                plan.stream()
                        .anyMatch(other ->
                                other.channel().equals(one.channel())
                                        && other.address().equals(one.address())
                                        && other.dueAt().equals(one.dueAt()));
        if (!isKnown) {
            plan.add(one);
        }
    }

    private Notification notification(Rule rule, Urgency urgency, Instant now) {
        Instant wished = now.plus(rule.after());
        Instant due =
                urgency == Urgency.LOW && quiet != null
                        ? quiet.earliest(wished, person.zone())
                        : wished;
        String waits = due.equals(wished) ? "" : "low urgency waits for the end of quiet hours";
        if (rule.address() != null) {
            return to(rule.channel(), rule.address(), due, waits);
        }
        if (rule.channel().equals(ChannelName.INBOX)) {
            return to(ChannelName.INBOX, person.id().value(), due, waits);
        }
        Optional<ContactMethod> own =
                methods.stream()
                        .filter(method -> method.channel().equals(rule.channel()))
                        .filter(ContactMethod::isUsable)
                        .findFirst();
        if (own.isPresent()) {
            return to(rule.channel(), own.get().address(), due, waits);
        }
        return instead(rule.channel(), due);
    }

    /// The wished channel cannot be used: the next one that can, or the inbox inside.
    private Notification instead(String wished, Instant due) {
        String because = "no usable " + wished + " address";
        return methods.stream()
                .filter(ContactMethod::isUsable)
                .findFirst()
                .map(method -> to(method.channel(), method.address(), due, because))
                .orElseGet(() -> to(ChannelName.INBOX, person.id().value(), due, because));
    }

    private Notification to(String channel, String address, Instant due, String because) {
        return new Notification(person.id(), channel, address, due, because);
    }
}
