package dev.afterglow.people.web;

/// The sign-in page.
///
/// @param then where to go afterwards: a path of ours
/// @param problem why it did not work, in a sentence; empty at first
/// @param provider what the button of the OpenID provider says; empty without one
public record SignInForm(String email, String then, String problem, String provider) {

    SignInForm withProblem(String sentence) {
        return new SignInForm(email, then, sentence, provider);
    }
}
