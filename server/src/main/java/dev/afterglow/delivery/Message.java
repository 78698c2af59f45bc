package dev.afterglow.delivery;

import dev.afterglow.people.PersonId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing to send to one address over one channel.
///
/// @param channel a name of [ChannelName], e.g. `email`
/// @param address in the form of the channel: mail address, `https://…`, `+351…`, a person's id
/// @param person whom it is for, or null when it is for a place such as a chat room
/// @param subject one line, at most 200 characters are sent
/// @param text plain text, complete by itself; at most 20,000 characters are sent
/// @param html the same for mail readers, or null when the text is enough
/// @param reference what it is about, given back in each [MessageEvent], e.g. `page:42:step:0`
/// @param idempotencyKey a second message with the same key is not stored again
/// @param extras what some channels can use: `link` (address to open), `link-label`, `event`
/// (CloudEvents type), `json` (event data), `sms` (a short text for a phone), `voice-reply` (the
/// token with which keys pressed in a call come back), `calendar` and `calendar-method` (an
/// iCalendar text and its method, for a mail)
public record Message(
        String channel,
        String address,
        @Nullable PersonId person,
        Priority priority,
        String subject,
        String text,
        @Nullable String html,
        String reference,
        String idempotencyKey,
        Map<String, String> extras) {

    public Message {
        Objects.requireNonNull(priority);
        extras = Map.copyOf(extras);
        if (channel.isBlank() || address.isBlank() || idempotencyKey.isBlank()) {
            throw new IllegalArgumentException(
                    "A message needs a channel, an address and an idempotency key; was channel '"
                            + channel
                            + "', address '"
                            + address
                            + "', key '"
                            + idempotencyKey
                            + "'");
        }
    }
}
