@NullMarked
package dev.afterglow.paging;

import org.jspecify.annotations.NullMarked;
