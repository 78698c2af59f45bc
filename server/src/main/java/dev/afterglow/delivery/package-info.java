/// Sends what must arrive: a durable outbox, channels, and the ways each person can be reached.
///
/// *Message*: one thing to be sent to one address over one channel. *Attempt*: one call of a
/// provider for a message. *Channel*: e-mail, webhook, chat, push, SMS, voice, or the inbox inside.
/// *Contact method*: a channel and an address of a person, usable once verified.
///
/// Invariants: nothing is sent that is not a committed row of the outbox. A row is held by one
/// server at a time, until its lease ends. Whether an attempt that a crash or a time-out cut off
/// had arrived is *unknown*: the message is sent again and says that it may be a repeat. A message
/// ends as sent, failed or bundled, with every attempt and its reason kept. A first page is never
/// throttled and never waits behind another message.
@NullMarked
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"people", "web"})
package dev.afterglow.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
