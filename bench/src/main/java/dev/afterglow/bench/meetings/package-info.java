/// How long it takes to find an hour that is kind to many people.
@NullMarked
package dev.afterglow.bench.meetings;

import org.jspecify.annotations.NullMarked;
