package dev.afterglow.actions;

import java.time.LocalDate;

/// What is asked before something is automated: a new part joins the system, and it, too, can fail.
/// After Bainbridge, *Ironies of Automation* (1983).
///
/// @param surprise how it could surprise us
/// @param skill what people will no longer practise
/// @param stop how it is stopped, and how we notice that it stopped
/// @param lookAgain when somebody looks at it again
public record Guard(String surprise, String skill, String stop, LocalDate lookAgain) {

    public Guard {
        surprise = surprise.strip();
        skill = skill.strip();
        stop = stop.strip();
        for (String text : new String[] {surprise, skill, stop}) {
            if (text.isEmpty() || text.length() > Ending.TEXT_MAX) {
                throw new IllegalArgumentException(
                        "Each answer about an automation has 1 to 2,000 characters, was "
                                + text.length());
            }
        }
    }
}
