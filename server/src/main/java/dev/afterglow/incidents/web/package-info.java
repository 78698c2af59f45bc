@NullMarked
package dev.afterglow.incidents.web;

import org.jspecify.annotations.NullMarked;
