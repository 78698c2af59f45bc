package dev.afterglow.people;

import java.io.Serializable;

/// The name of a person in addresses, files and rows: a slug such as `ana` or `luis.costa`.
public record PersonId(String value) implements Comparable<PersonId>, Serializable {

    public PersonId {
        Slug.check("person", value);
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }
}
