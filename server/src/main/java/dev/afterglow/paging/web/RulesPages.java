package dev.afterglow.paging.web;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.ContactMethod;
import dev.afterglow.delivery.ContactMethods;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.QuietHours;
import dev.afterglow.paging.Rule;
import dev.afterglow.paging.Urgency;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// When and in which order the reader is told of a page, and when pages of low urgency wait.
@Controller
class RulesPages {

    private final Policies policies;
    private final ContactMethods methods;

    RulesPages(Policies policies, ContactMethods methods) {
        this.policies = policies;
        this.methods = methods;
    }

    @GetMapping("/me/paging")
    ModelAndView rules(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean kept,
            @ModelAttribute("frame") Frame frame) {
        PersonId person = person(actor);
        QuietHours quiet = policies.quietHoursOf(person).orElse(null);
        Map<String, String> fields = new LinkedHashMap<>();
        policies.rulesOf(person).forEach(rule -> put(fields, rule));
        fields.put("quiet-from", quiet == null ? "" : quiet.from().toString());
        fields.put("quiet-to", quiet == null ? "" : quiet.to().toString());
        return view(person, fields, new Outcome(List.of(), kept), frame);
    }

    @PostMapping("/me/paging")
    ModelAndView change(
            Actor actor,
            @RequestParam Map<String, String> fields,
            @ModelAttribute("frame") Frame frame) {
        PersonId person = person(actor);
        RulesForm form =
                RulesForm.read(fields, ways(person).stream().map(RulesPage.Way::value).toList());
        if (!form.errors().isEmpty()) {
            ModelAndView view = view(person, fields, new Outcome(form.errors(), false), frame);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        policies.defineWishes(person, form.rules(), form.quiet().orElse(null));
        return SeeOther.at("/me/paging?kept=true");
    }

    private static void put(Map<String, String> fields, Rule rule) {
        String urgency = rule.urgency().word();
        for (int number = 0; number < RulesForm.ROWS; number++) {
            if (!fields.containsKey(urgency + "-way-" + number)) {
                fields.put(urgency + "-minutes-" + number, "" + rule.after().toMinutes());
                fields.put(
                        urgency + "-way-" + number, RulesForm.way(rule.channel(), rule.address()));
                return;
            }
        }
    }

    /// What a form led to.
    private record Outcome(List<String> errors, boolean isKept) {}

    private ModelAndView view(
            PersonId person, Map<String, String> fields, Outcome outcome, Frame frame) {
        ModelAndView view = new ModelAndView("paging/rules");
        view.addObject(
                "page",
                new RulesPage(
                        List.of(
                                urgency(Urgency.HIGH, "High urgency", "critical, error", fields),
                                urgency(Urgency.LOW, "Low urgency", "warning, info", fields)),
                        ways(person),
                        fields.getOrDefault("quiet-from", ""),
                        fields.getOrDefault("quiet-to", ""),
                        frame.reader().zone().getId(),
                        outcome.errors(),
                        outcome.isKept()));
        return view;
    }

    private static RulesPage.Urgency urgency(
            Urgency urgency, String title, String means, Map<String, String> fields) {
        List<RulesPage.Row> rows = new ArrayList<>();
        for (int number = 0; number < RulesForm.ROWS; number++) {
            rows.add(
                    new RulesPage.Row(
                            number,
                            fields.getOrDefault(urgency.word() + "-minutes-" + number, ""),
                            fields.getOrDefault(urgency.word() + "-way-" + number, "")));
        }
        return new RulesPage.Urgency(urgency.word(), title, means, rows);
    }

    /// The reader's own channels, and addresses that the configuration gave their rules.
    private List<RulesPage.Way> ways(PersonId person) {
        Map<String, String> ways = new LinkedHashMap<>();
        for (ContactMethod method : methods.of(person)) {
            if (method.isVerified()) {
                ways.putIfAbsent(method.channel(), words(method.channel()));
            }
        }
        ways.put(ChannelName.INBOX, words(ChannelName.INBOX));
        for (Rule rule : policies.rulesOf(person)) {
            String address = rule.address();
            ways.putIfAbsent(
                    RulesForm.way(rule.channel(), address),
                    words(rule.channel()) + (address == null ? "" : " to " + address));
        }
        return ways.entrySet().stream()
                .map(way -> new RulesPage.Way(way.getKey(), way.getValue()))
                .toList();
    }

    private static String words(String channel) {
        return switch (channel) {
            case ChannelName.EMAIL -> "E-mail";
            case ChannelName.NTFY -> "Push (ntfy)";
            case ChannelName.WEB_PUSH -> "Push to my browser";
            case ChannelName.SMS -> "Text message";
            case ChannelName.VOICE -> "Phone call";
            case ChannelName.CHAT -> "Chat room";
            case ChannelName.WEBHOOK -> "Webhook";
            case ChannelName.INBOX -> "The inbox here";
            default -> channel;
        };
    }

    private static PersonId person(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person -> person.person();
            case Actor.OfToken token -> token.owner();
            case Actor.OfSystem system ->
                    throw new AccessDeniedException("Only a person has rules");
        };
    }
}
