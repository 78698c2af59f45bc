package dev.afterglow.people.web;

import java.util.List;

/// Where the reader is signed in, their password, and their API tokens.
///
/// @param fresh the secret of a token made just now, shown this once; empty otherwise
public record AccessPage(
        boolean hasPassword,
        List<Place> places,
        List<Token> tokens,
        List<Choice> scopes,
        String fresh,
        Problems problems) {

    public record Place(String handle, String browser, String address, String used, boolean here) {}

    public record Token(long id, String name, String scope, String ends, String used) {}

    public record Choice(String word, String sentence) {}

    /// What was wrong with a form; empty where nothing was.
    public record Problems(String password, String token) {

        static final Problems NONE = new Problems("", "");
    }
}
