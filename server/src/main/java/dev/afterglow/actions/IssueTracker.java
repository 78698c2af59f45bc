package dev.afterglow.actions;

import java.util.List;
import java.util.Optional;

/// A tracker of issues. Each method asks once and throws [TrackerTrouble] where it was not done.
interface IssueTracker {

    /// Pages of a hundred that are looked through for what was made unseen.
    int PAGES = 5;

    /// What is made, or found, there.
    ///
    /// @param number as people call it, without the project: `42`, or `OPS-42`
    /// @param text what stands in it
    record Found(String number, String address, String title, String text, boolean isClosed) {}

    /// Makes an issue; asked twice it makes two.
    Found make(String title, String text);

    /// The issue whose text has this in it, among the newest 500: an issue that was made unseen is
    /// young.
    Optional<Found> find(String marker);

    Found read(String number);

    /// Adds a comment; asked twice it adds two.
    void say(String number, String words);

    /// What was said in the newest comments, at most 100.
    List<String> said(String number);

    /// Closes it; nothing happens when it is closed.
    ///
    /// @param isDone whether it was done, where the tracker tells that from not planned
    void close(String number, boolean isDone);

    /// The number of the issue at an address that people see; empty when it is not one of this
    /// tracker's project.
    Optional<String> numberAt(String address);
}
