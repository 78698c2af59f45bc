package dev.afterglow.people;

<<<<<<< HEAD
/// The name of a team in addresses, files and rows: a slug such as `core`.
public record TeamId(String value) {

    public TeamId {
        Slug.check("team", value);
=======
import java.util.regex.Pattern;

/// The short name of a team in addresses, files and tables, such as `core`: it begins with a small
/// letter or a digit and has at most 63 small letters, digits, dots, underscores and hyphens.
public record TeamId(String value) implements Comparable<TeamId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /// Throws [IllegalArgumentException] for any other form.
    public TeamId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a team id is 1 to 63 of a-z, 0-9, '.', '_', '-', not \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
>>>>>>> refs/heads/oncall
    }

    @Override
    public String toString() {
        return value;
    }
}
