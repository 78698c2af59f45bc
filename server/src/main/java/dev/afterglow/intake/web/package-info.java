/// The addresses where other systems send, each in its own format, and the pages of integrations.
@NullMarked
package dev.afterglow.intake.web;

import org.jspecify.annotations.NullMarked;
