/// Stories: the whole server with the real programs around it. Run by `./dev test`.
@NullMarked
package dev.afterglow.story;

import org.jspecify.annotations.NullMarked;
