@NullMarked
package dev.afterglow.home.web;

import org.jspecify.annotations.NullMarked;
