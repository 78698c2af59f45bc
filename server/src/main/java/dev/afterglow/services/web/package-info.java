@NullMarked
package dev.afterglow.services.web;

import org.jspecify.annotations.NullMarked;
