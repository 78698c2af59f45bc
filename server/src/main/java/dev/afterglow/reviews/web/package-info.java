@NullMarked
package dev.afterglow.reviews.web;

import org.jspecify.annotations.NullMarked;
