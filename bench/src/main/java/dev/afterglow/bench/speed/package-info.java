/// Speed by JMH, with a peer beside ours.
@NullMarked
package dev.afterglow.bench.speed;

import org.jspecify.annotations.NullMarked;
