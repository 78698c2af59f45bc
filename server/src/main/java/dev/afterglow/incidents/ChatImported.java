package dev.afterglow.incidents;

import java.util.List;

/// What became of a chat that was brought to a record.
public sealed interface ChatImported {

    /// @param added lines that are new in the record
    /// @param before lines that were in it already
    /// @param outside messages before and after the time
    /// @param strangers speakers whom nobody here is known by, with how often they spoke
    /// @param problems what could not be read, with its place
    record Done(int added, int before, int outside, List<String> strangers, List<String> problems)
            implements ChatImported {}

    /// Nothing was added.
    ///
    /// @param because one sentence for the person who tried
    record Refused(String because) implements ChatImported {}
}
