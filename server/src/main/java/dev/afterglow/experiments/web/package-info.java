/// Pages and the API of experiments.
@NullMarked
package dev.afterglow.experiments.web;

import org.jspecify.annotations.NullMarked;
