package dev.afterglow.people.web;

/// The page behind a set-up link.
///
/// @param first whether it makes the first administrator, who has to say name and address too
public record SetupForm(
        String secret, boolean first, String name, String email, String zone, Errors errors) {

    /// What is wrong with each field; empty where nothing is.
    public record Errors(String name, String email, String zone, String password) {

        static final Errors NONE = new Errors("", "", "", "");

        public boolean any() {
            return !(name + email + zone + password).isEmpty();
        }
    }

    SetupForm with(Errors found) {
        return new SetupForm(secret, first, name, email, zone, found);
    }
}
