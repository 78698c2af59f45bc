package dev.afterglow.web;

/// A page that says "no": what was asked, why it cannot be, and the way out.
public record ErrorPage(int status, String title, String sentence) {

    static ErrorPage of(int status, String path) {
        return switch (status) {
            case 400 ->
                    new ErrorPage(
                            status,
                            "That request has a mistake in it",
                            "Nothing was changed. Look at what you entered and send it again.");
            case 403 ->
                    new ErrorPage(
                            status,
                            "That is not yours to do",
                            "Your role does not allow it, or the form was open too long. Nothing"
                                    + " was changed. Reload the page, or ask for the role.");
            case 404 ->
                    new ErrorPage(
                            status,
                            "There is no page here",
                            "Nothing lives at "
                                    + path
                                    + ". It may have been mistyped, or removed.");
            case 405 ->
                    new ErrorPage(
                            status,
                            "That address does not take this kind of request",
                            "Nothing was changed.");
            case 413 ->
                    new ErrorPage(
                            status,
                            "That is too large",
                            "A form may hold one megabyte here. Nothing was changed.");
            case 503 ->
                    new ErrorPage(
                            status,
                            "The database does not answer",
                            "Nothing was changed. Pages come back as soon as it answers.");
            default ->
                    new ErrorPage(
                            status,
                            "Something broke on our side",
                            "It was written to the server's log. Nothing half-done was kept.");
        };
    }
}
