@NullMarked
package dev.afterglow.people.web;

import org.jspecify.annotations.NullMarked;
