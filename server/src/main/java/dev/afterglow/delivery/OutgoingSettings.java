package dev.afterglow.delivery;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where this server may send requests to.
///
/// @param allowed `AFTERGLOW_OUTGOING_ALLOWED`: private networks that any person may name in a
///     contact method, such as `10.0.0.0/8, 127.0.0.1`; the configuration file may name any
@ConfigurationProperties("afterglow.outgoing")
record OutgoingSettings(@DefaultValue("") List<String> allowed) {

    OutgoingSettings {
        allowed = allowed.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
}
