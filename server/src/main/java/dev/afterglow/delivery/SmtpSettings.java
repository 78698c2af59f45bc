package dev.afterglow.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The mail server that takes our messages.
///
/// @param url `AFTERGLOW_SMTP_URL`: `smtp://user:password@host:587` (STARTTLS when offered),
///     `smtps://user:password@host:465`, `inbox:` to keep mail inside the product, or empty
/// @param from `AFTERGLOW_SMTP_FROM`: the sender, as `Afterglow <pager@example.org>`
@ConfigurationProperties("afterglow.smtp")
record SmtpSettings(
        @DefaultValue("") String url,
        @DefaultValue("Afterglow <afterglow@localhost>") String from) {

    boolean staysInside() {
        return url.equals("inbox:");
    }
}
