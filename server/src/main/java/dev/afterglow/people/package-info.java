/// Persons, teams and roles, and the door to the house: sign-in, tokens, audit.
///
/// *Person*: somebody who can be on call, sign in or be spoken of; never ranked, never scored.
/// *Actor*: who does something now: a person, a token on a person's behalf, or the system.
@NullMarked
@ApplicationModule(displayName = "People", allowedDependencies = "web")
package dev.afterglow.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
