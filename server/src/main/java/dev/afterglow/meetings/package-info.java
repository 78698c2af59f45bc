/// Times for meetings that are kind to people around the globe.
///
/// A *slot* is a start at which nobody would have to be asleep and no essential person is busy.
/// Its *cost* to a person is 0 in their stated hours, 1 close to them, 4 otherwise. A *burden* is
/// what earlier meetings have cost a person. The best slot is the one whose hardest-hit person
/// is hit least, burden and cost together; then the second hardest-hit, and so on (leximin).
@NullMarked
@ApplicationModule(displayName = "Meetings", allowedDependencies = "people")
package dev.afterglow.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
