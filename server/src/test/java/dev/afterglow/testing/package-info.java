/// What tests of the server share: a real PostgreSQL, a clock that is set, and the annotation
/// [ServerTest] that puts them together.
@NullMarked
package dev.afterglow.testing;

import org.jspecify.annotations.NullMarked;
