@NullMarked
package dev.afterglow.radar.web;

import org.jspecify.annotations.NullMarked;
