package dev.afterglow.paging;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.people.Person;
import dev.afterglow.people.PublicAddress;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/// The words of a page on each channel.
@Component
class PageMessages {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm zzz", Locale.UK);

    private final PageLinks links;
    private final PublicAddress address;
    private final ReplyCodes codes;
    private final JsonMapper json;

    PageMessages(PageLinks links, PublicAddress address, ReplyCodes codes, JsonMapper json) {
        this.links = links;
        this.address = address;
        this.codes = codes;
        this.json = json;
    }

    /// @param because why this person
    record Why(String because, Priority priority, Instant now) {}

    Message page(Page page, Person person, Notification notification, Why why) {
        String token = links.token(page.id(), person.id(), why.now());
        String link = address.of("/p/" + token);
        Map<String, String> extras = new HashMap<>();
        extras.put("link", link);
        extras.put("link-label", "Open the page");
        extras.put("event", "dev.afterglow.page");
        extras.put("json", json(page, person, notification, why));
        if (notification.channel().equals(ChannelName.SMS)) {
            extras.put("sms", sms(page, person, notification, link, why.now()));
        }
        if (notification.channel().equals(ChannelName.VOICE)) {
            extras.put("voice-reply", token);
        }
        return new Message(
                notification.channel(),
                notification.address(),
                person.id(),
                why.priority(),
                subject(page),
                text(page, person, link, why),
                html(page, person, link, why),
                "page:" + page.id() + ":" + person.id(),
                key(page, notification),
                extras);
    }

    private static String key(Page page, Notification notification) {
        return String.join(
                ":",
                "page",
                page.id().toString(),
                Long.toString(notification.dueAt().toEpochMilli()),
                notification.person().value(),
                notification.channel(),
                notification.address());
    }

    private static String subject(Page page) {
        String begin = page.isDrill() ? "Drill" : page.severity().word();
        return begin + ": " + page.title() + " (" + page.service() + ")";
    }

    private static String text(Page page, Person person, String link, Why why) {
        Page.Everybody call = page.everybody();
        return page.headline()
                + "\n\n"
                + (call == null ? "" : "Everybody is called: " + call.line() + "\n\n")
                + "Service:  "
                + page.service()
                + "\nSeverity: "
                + page.severity().word()
                + "\nSince:    "
                + CLOCK.format(page.openedAt().atZone(person.zone()))
                + "\n\nI have it, or pass it on:\n"
                + link
                + "\n\nYou get this page: "
                + why.because()
                + ".\n";
    }

    private static String html(Page page, Person person, String link, Why why) {
        Page.Everybody call = page.everybody();
        return "<p><b>"
                + escape(page.headline())
                + "</b></p>"
                + (call == null ? "" : "<p>Everybody is called: " + escape(call.line()) + "</p>")
                + "<p>Service "
                + escape(page.service().value())
                + ", "
                + page.severity().word()
                + ", since "
                + escape(CLOCK.format(page.openedAt().atZone(person.zone())))
                + "</p><p><a href=\""
                + escape(link)
                + "\">I have it, or pass it on</a></p><p>You get this page: "
                + escape(why.because())
                + ".</p>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private String sms(
            Page page, Person person, Notification notification, String link, Instant now) {
        int code =
                codes.give(
                        notification.address(),
                        new ReplyCodes.Meaning(page.id(), person.id()),
                        now);
        return subject(page) + ". Reply " + code + "a: I have it, " + code + "c: I cannot. " + link;
    }

    private String json(Page page, Person person, Notification notification, Why why) {
        Map<String, Object> data = new HashMap<>();
        data.put("page", page.id().value());
        data.put("service", page.service().value());
        data.put("severity", page.severity().word());
        data.put("title", page.title());
        data.put("drill", page.isDrill());
        data.put("person", person.id().value());
        data.put("because", why.because());
        data.put("opened_at", page.openedAt().toString());
        data.put("notified_at", notification.dueAt().toString());
        if (page.alert() != null) {
            data.put("alert", page.alert().value());
        }
        return json.writeValueAsString(data);
    }
}
