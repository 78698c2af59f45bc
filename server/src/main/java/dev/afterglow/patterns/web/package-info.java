@NullMarked
package dev.afterglow.patterns.web;

import org.jspecify.annotations.NullMarked;
