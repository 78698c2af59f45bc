package dev.afterglow.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Text messages and calls, through an API that is compatible with Twilio's of 2010-04-01.
///
/// @param url `AFTERGLOW_TWILIO_URL`
/// @param account `AFTERGLOW_TWILIO_ACCOUNT`; empty: no text messages and calls
/// @param token `AFTERGLOW_TWILIO_TOKEN`; also checks the signatures of replies
/// @param from `AFTERGLOW_TWILIO_FROM`: our number, as `+14155550100`
@ConfigurationProperties("afterglow.twilio")
record PhoneSettings(
        @DefaultValue("https://api.twilio.com") String url,
        @DefaultValue("") String account,
        @DefaultValue("") String token,
        @DefaultValue("") String from) {

    boolean isSet() {
        return !account.isEmpty() && !token.isEmpty() && !from.isEmpty();
    }
}
