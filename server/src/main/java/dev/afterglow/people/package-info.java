/// People, teams, and the hours they keep.
@NullMarked
package dev.afterglow.people;

import org.jspecify.annotations.NullMarked;
