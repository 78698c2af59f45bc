package dev.afterglow.people;

/// The name of a team in addresses, files and rows: a slug such as `core`.
public record TeamId(String value) implements Comparable<TeamId> {

    public TeamId {
        Slug.check("team", value);
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }
}
