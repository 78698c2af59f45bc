package dev.afterglow.experiments;

/// A call to the proxy's API that is answered with a status and a sentence.
final class ProxyRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String words;

    ProxyRefusal(int status, String words) {
        super(words);
        this.status = status;
        this.words = words;
    }

    int status() {
        return status;
    }

    String words() {
        return words;
    }
}
