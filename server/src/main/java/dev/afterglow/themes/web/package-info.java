/// Pages of the codebook, of coding and of claims.
@NullMarked
package dev.afterglow.themes.web;

import org.jspecify.annotations.NullMarked;
