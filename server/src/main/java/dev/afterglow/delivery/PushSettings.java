package dev.afterglow.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Push messages.
///
/// @param contact `AFTERGLOW_PUSH_CONTACT`: whom a push service writes to when we misbehave, as
///     `mailto:ops@example.org`
/// @param ntfyUrl `AFTERGLOW_PUSH_NTFY_URL`: your own ntfy server; its topics may be on a private
///     network, and the token is sent to it alone
/// @param ntfyToken `AFTERGLOW_PUSH_NTFY_TOKEN`: an access token of that server, or empty
@ConfigurationProperties("afterglow.push")
record PushSettings(
        @DefaultValue("mailto:afterglow@localhost") String contact,
        @DefaultValue("") String ntfyUrl,
        @DefaultValue("") String ntfyToken) {}
