package dev.afterglow.paging;

import dev.afterglow.delivery.MessageEvent;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes into a page what did not arrive. What did is seen in the outbox.
@Component
class MessageListener {

    private static final Pattern REFERENCE = Pattern.compile("page:(\\d+):(.+)");
    private static final String DELIVERY = "system:delivery";

    private final PageEntryStore entries;

    MessageListener(PageEntryStore entries) {
        this.entries = entries;
    }

    @EventListener
    void on(MessageEvent event) {
        switch (event) {
            case MessageEvent.Sent sent -> {}
            case MessageEvent.Unknown(var id, String reference, Instant at, String reason) ->
                    note(reference, at, "not known whether a message arrived; it is repeated");
            case MessageEvent.Failed failed -> {
                if (failed.isPermanent() || !failed.fellTo().isEmpty()) {
                    note(failed.reference(), failed.at(), words(failed));
                }
            }
        }
    }

    private static String words(MessageEvent.Failed failed) {
        String next = failed.fellTo().isEmpty() ? "" : "; now tried by " + failed.fellTo();
        return "a message did not arrive: " + failed.reason() + next;
    }

    private void note(String reference, Instant at, String words) {
        Matcher page = REFERENCE.matcher(reference);
        if (page.matches()) {
            entries.add(
                    new PageId(Long.parseLong(page.group(1))),
                    new PageEntry(
                            at,
                            PageEntry.Kind.NOT_REACHED,
                            DELIVERY,
                            page.group(2) + ": " + words));
        }
    }
}
