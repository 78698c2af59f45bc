@NullMarked
package dev.afterglow.paging.web;

import org.jspecify.annotations.NullMarked;
