package dev.afterglow.setup;

/// What applying a file does to one thing on the server.
public enum Change {
    CREATE("create", "+"),
    CHANGE("change", "~"),
    UNCHANGED("unchanged", "="),
    REMOVE("remove", "-");

    private final String word;
    private final String sign;

    Change(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /// As answers and files have it.
    public String word() {
        return word;
    }

    /// The sign at the beginning of a plan's line.
    String sign() {
        return sign;
    }
}
