package dev.afterglow.delivery;

/// What came back from a phone, proved to come from the provider.
public sealed interface PhoneReply {

    /// A text message.
    ///
    /// @param from the number, as in the contact method
    record Text(String from, String text) implements PhoneReply {}

    /// A key pressed in a call; the token is the message's extra `voice-reply`.
    record Key(String token, String key) implements PhoneReply {}
}
