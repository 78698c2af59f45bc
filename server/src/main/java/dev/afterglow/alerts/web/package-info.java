/// Pages and API of alerts, silences, maintenance and rules between services.
@NullMarked
package dev.afterglow.alerts.web;

import org.jspecify.annotations.NullMarked;
