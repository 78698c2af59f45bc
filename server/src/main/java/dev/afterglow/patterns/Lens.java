package dev.afterglow.patterns;

import java.util.List;
import java.util.Set;

/// One kind of question put to a history.
interface Lens {

    /// Its name, the first half of every pattern it looks at.
    String name();

    /// What it asks of people whatever it finds.
    String question();

    /// The tables without which it cannot look; incidents are always there.
    Set<Table> needs();

    /// Looks. Which looks there are must not depend on what is found in them, or the correction for
    /// their number would be wrong.
    List<Look> look(Timeline timeline, Chance chance);
}
