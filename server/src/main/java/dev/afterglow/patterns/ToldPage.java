package dev.afterglow.patterns;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;

/// A page that another pager sent, before this one did.
public record ToldPage(PersonId person, Instant at, ServiceId service) {}
