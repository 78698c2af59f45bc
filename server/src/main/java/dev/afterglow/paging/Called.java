package dev.afterglow.paging;

/// What came of calling everybody.
public sealed interface Called {

    /// They are called; a drill has a page of its own.
    record Done(PageId page, int count) implements Called {}

    /// Nobody was called, and why.
    record Refused(String sentence) implements Called {}
}
