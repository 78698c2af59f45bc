package dev.afterglow.delivery;

import java.util.List;

/// The names of the channels, as configuration files and the outbox write them.
public final class ChannelName {

    public static final String EMAIL = "email";
    public static final String WEBHOOK = "webhook";
    public static final String CHAT = "chat";
    public static final String NTFY = "ntfy";
    public static final String WEB_PUSH = "webpush";
    public static final String SMS = "sms";
    public static final String VOICE = "voice";
    public static final String INBOX = "inbox";

    /// All names, in the order in which pages offer them.
    public static final List<String> ALL =
            List.of(EMAIL, WEB_PUSH, NTFY, SMS, VOICE, CHAT, WEBHOOK, INBOX);

    private ChannelName() {}
}
