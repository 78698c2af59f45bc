/// Search: one index over all text, and which texts of a kind tell the same thing.
///
/// *Document*: what can be found: a kind, an id, a title, a text, an address, and who may see it.
/// *Words*: how many rare words two texts share. *Meaning*: how near they are to a language model
/// that runs inside the process; it is loaded when it is first needed. *Alike*: texts of one kind
/// that a question is compared with, by words and meaning together.
///
/// Invariants: what a reader may not open is not found by that reader. The document table is
/// the truth; each server's index follows it and can be thrown away. No text leaves the process.
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"people", "services"})
package dev.afterglow.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
