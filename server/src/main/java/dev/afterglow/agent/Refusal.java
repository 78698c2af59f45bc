package dev.afterglow.agent;

/// A call to the agent that is answered with a status and a sentence.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String words;

    Refusal(int status, String words) {
        super(words);
        this.status = status;
        this.words = words;
    }

    static Refusal wrong(String words) {
        return new Refusal(400, words);
    }

    static Refusal forbidden(String words) {
        return new Refusal(403, words + "; the ceiling of this host does not allow it");
    }

    int status() {
        return status;
    }

    String words() {
        return words;
    }
}
