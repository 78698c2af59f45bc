package dev.afterglow.reviews;

/// What became of a text that was saved. In no case is it lost.
public sealed interface Saved {

    /// It is the newest version now.
    record Stored(Version version) implements Saved {}

    /// Somebody was faster, elsewhere in the text: both changes are in the newest version.
    record Merged(Version version, Version theirs) implements Saved {}

    /// Somebody was faster at the same place. The text is kept aside; nothing else changed.
    ///
    /// @param both the newest version with both texts at each such place
    /// @param places how many
    record Clash(Version theirs, NewDraft yours, String both, int places) implements Saved {}

    /// It says what the newest version says.
    record Unchanged(Version version) implements Saved {}
}
