@NullMarked
package dev.afterglow.meetings.web;

import org.jspecify.annotations.NullMarked;
