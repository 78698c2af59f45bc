package dev.afterglow.people;

<<<<<<< HEAD
import java.io.Serializable;

/// The name of a person in addresses, files and rows: a slug such as `ana` or `luis.costa`.
public record PersonId(String value) implements Serializable {

    public PersonId {
        Slug.check("person", value);
=======
import java.util.regex.Pattern;

/// The short name of a person in addresses, files and tables, such as `core`: it begins with a small
/// letter or a digit and has at most 63 small letters, digits, dots, underscores and hyphens.
public record PersonId(String value) implements Comparable<PersonId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /// Throws [IllegalArgumentException] for any other form.
    public PersonId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a person id is 1 to 63 of a-z, 0-9, '.', '_', '-', not \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
>>>>>>> refs/heads/oncall
    }

    @Override
    public String toString() {
        return value;
    }
}
