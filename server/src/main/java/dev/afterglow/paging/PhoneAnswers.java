package dev.afterglow.paging;

import dev.afterglow.delivery.PhoneReply;
import dev.afterglow.delivery.PhoneReplyReader;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Understands what comes back from a phone: `4a` by text message, or a key in a call.
@Component
class PhoneAnswers implements PhoneReplyReader {

    private static final Pattern CODE = Pattern.compile("(\\d{1,6})\\s*([aoc])");
    private static final String HOW =
            "Reply with the number of the page and a letter: 4a: I have it, 4o: on my way,"
                    + " 4c: I cannot.";

    private final Paging paging;
    private final ReplyCodes codes;
    private final PageLinks links;

    PhoneAnswers(Paging paging, ReplyCodes codes, PageLinks links) {
        this.paging = paging;
        this.codes = codes;
        this.links = links;
    }

    @Override
    public String read(PhoneReply reply, Instant now) {
        return switch (reply) {
            case PhoneReply.Text(String from, String text) -> text(from, text, now);
            case PhoneReply.Key(String token, String key) -> key(token, key, now);
        };
    }

    private String text(String from, String text, Instant now) {
        Matcher code = CODE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!code.matches()) {
            return HOW;
        }
        int number = Integer.parseInt(code.group(1));
        Optional<ReplyCodes.Meaning> meaning = codes.meaning(from, number);
        if (meaning.isEmpty()) {
            return "No page has the number " + number + " on this phone. " + HOW;
        }
        PageId page = meaning.get().page();
        PersonId person = meaning.get().person();
        return switch (code.group(2)) {
            case "a" -> take(page, person, now);
            case "o" -> answer(page, person, Answer.ON_THE_WAY, now);
            default -> answer(page, person, Answer.CANNOT, now);
        };
    }

    private String key(String token, String key, Instant now) {
        if (!(links.check(token, now)
                instanceof PageLinks.Checked.Holds(PageId page, PersonId person))) {
            return "This call is too old to answer.";
        }
        return switch (key) {
            case "4" -> take(page, person, now);
            case "6" -> answer(page, person, Answer.CANNOT, now);
            default -> "That key means nothing here. The next step goes on.";
        };
    }

    private String take(PageId page, PersonId person, Instant now) {
        return switch (paging.acknowledge(page, person, now)) {
            case Acknowledgement.Acknowledged done -> "You have page " + page + ".";
            case Acknowledgement.AlreadyAcknowledgedBy(String by, Instant at) ->
                    "Page " + page + " is held by " + by + " already; you are noted as here.";
            case Acknowledgement.Closed closed -> "Page " + page + " is resolved.";
            case Acknowledgement.Unknown unknown -> "Page " + page + " is gone.";
        };
    }

    private String answer(PageId page, PersonId person, Answer answer, Instant now) {
        return paging.answer(page, person, answer, now)
                ? "Noted: " + answer.word() + ". Page " + page + " goes on without you."
                : "Page " + page + " is resolved.";
    }
}
