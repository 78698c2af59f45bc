@NullMarked
package dev.afterglow.oncall.web;

import org.jspecify.annotations.NullMarked;
