package dev.afterglow.paging;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.SignedLinks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/// Links that let one person act on one page without signing in.
@Service
public class PageLinks {

    private static final String PURPOSE = "page";
    private static final Duration HOLDS = Duration.ofHours(24);

    private final SignedLinks links;

    PageLinks(SignedLinks links) {
        this.links = links;
    }

    /// A token for `/p/{token}`, good for 24 hours.
    public String token(PageId page, PersonId person, Instant now) {
        return links.sign(PURPOSE, page + ":" + person, now.plus(HOLDS));
    }

    /// What a token says.
    public Checked check(String token, Instant now) {
        return switch (links.check(PURPOSE, token, now)) {
            case SignedLinks.Checked.Valid(String subject) ->
                    new Checked.Holds(page(subject), person(subject));
            case SignedLinks.Checked.Expired(String subject, Instant ended) ->
                    new Checked.Ended(page(subject), ended);
            case SignedLinks.Checked.Forged forged -> new Checked.Forged();
        };
    }

    private static PageId page(String subject) {
        return new PageId(Long.parseLong(subject.substring(0, subject.indexOf(':'))));
    }

    private static PersonId person(String subject) {
        return new PersonId(subject.substring(subject.indexOf(':') + 1));
    }

    /// What became of a token that was shown.
    public sealed interface Checked {

        /// It holds for this page and person.
        record Holds(PageId page, PersonId person) implements Checked {}

        /// It was ours, and ended.
        record Ended(PageId page, Instant at) implements Checked {}

        /// It is not ours, or was changed.
        record Forged() implements Checked {}
    }
}
