@NullMarked
package dev.afterglow.delivery.web;

import org.jspecify.annotations.NullMarked;
