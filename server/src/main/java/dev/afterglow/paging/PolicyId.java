package dev.afterglow.paging;

import dev.afterglow.people.Slug;

/// The name of a policy in addresses, files and rows: a slug such as `core`.
public record PolicyId(String value) {

    public PolicyId {
        Slug.check("policy", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
