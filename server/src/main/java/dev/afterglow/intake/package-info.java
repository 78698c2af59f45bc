/// Intake: other systems' formats turned into alerts and change events.
///
/// *Integration*: a credential that maps a sender to a service. *Key*: 32 hexadecimal digits that
/// stand in the address or the message. *Said*: one thing that a message says: fires, ends, taken,
/// changed. *Capture*: one of the last messages of an integration and what became of it.
///
/// Invariants: an answer of 2xx means committed. One message is one transaction. What is not
/// understood
/// changes nothing and is answered in the words of its format. Overload is answered so that the
/// sender
/// tries again: 503 to Alertmanager, Prometheus and Grafana, 429 to senders of the other formats.
/// Keys
/// are kept readable, because administrators copy them into their senders and `export` writes
/// them; a
/// key can only raise, end and silence the alerts of its own integration.
@NullMarked
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"web", "people", "services", "metrics", "alerts"})
package dev.afterglow.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
