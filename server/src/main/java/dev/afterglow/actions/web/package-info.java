/// Pages of actions.
@NullMarked
package dev.afterglow.actions.web;

import org.jspecify.annotations.NullMarked;
