/// Whether the curator's desk finds what tells the same.
@NullMarked
package dev.afterglow.bench.radar;

import org.jspecify.annotations.NullMarked;
