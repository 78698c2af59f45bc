@NullMarked
package dev.afterglow.setup.web;

import org.jspecify.annotations.NullMarked;
