package dev.afterglow.paging;

/// Names a page; ascending in the order of opening.
public record PageId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
