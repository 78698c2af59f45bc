@NullMarked
package dev.afterglow.metrics.web;

import org.jspecify.annotations.NullMarked;
