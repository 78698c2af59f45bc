package dev.afterglow.themes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A code of the codebook as it holds now.
///
/// @param slug its name in addresses and files
/// @param parent the slug of the wider code; null at the top
/// @param isInVivo named with the words of somebody who was there
/// @param mergedInto the slug of the code that took its place; null while it is in use
/// @param version how many times its rules were written
/// @param uses how many codings in force carry it
public record Code(
        long id,
        String slug,
        @Nullable String parent,
        boolean isInVivo,
        @Nullable String mergedInto,
        CodeRules rules,
        int version,
        Instant writtenAt,
        int uses) {

    public boolean isInUse() {
        return mergedInto == null;
    }
}
