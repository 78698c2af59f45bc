package dev.afterglow.delivery;

import java.util.Map;

/// How many messages an address gets in a minute, by channel: what a person can read, and what
/// providers tolerate. First pages are not counted. The numbers lie between the limits of GoAlert
/// (github.com/target/goalert) and what a storm needs; the rest is bundled into one message.
final class Pace {

    private static final Map<String, Integer> A_MINUTE =
            Map.of(
                    ChannelName.EMAIL, 10,
                    ChannelName.NTFY, 10,
                    ChannelName.WEB_PUSH, 10,
                    ChannelName.CHAT, 20,
                    ChannelName.SMS, 3,
                    ChannelName.VOICE, 2);

    private Pace() {}

    /// Whether the channel's addresses have a limit; machines and the inbox have none.
    static boolean hasLimit(String channel) {
        return A_MINUTE.containsKey(channel);
    }

    static int aMinute(String channel) {
        return A_MINUTE.getOrDefault(channel, Integer.MAX_VALUE);
    }
}
