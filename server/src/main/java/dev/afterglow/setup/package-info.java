/// The configuration file: people, teams, schedules, policies, services, integrations and metrics
/// as one YAML 1.2 text, read into records and written back in the same form.
///
/// Every scalar is text until its field says what it is, so `22:00` and `no` are what they look
/// like. A file is read whole or not at all: all its [problems][dev.afterglow.setup.Problem] are
/// found at once, each with line and column. A *definition* gives an entry its id, a *reference*
/// names one by it; a reference must lead somewhere.
@NullMarked
@ApplicationModule(displayName = "Setup")
package dev.afterglow.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
