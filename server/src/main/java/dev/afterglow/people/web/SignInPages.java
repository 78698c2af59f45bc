package dev.afterglow.people.web;

import dev.afterglow.people.Accounts;
import dev.afterglow.people.Providers;
import dev.afterglow.people.Sessions;
import dev.afterglow.people.SignInResult;
import dev.afterglow.web.Reader;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Sign in with a password or at the provider, and sign out.
@Controller
class SignInPages {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Providers providers;
    private final InstantSource clock;

    SignInPages(Accounts accounts, Sessions sessions, Providers providers, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.providers = providers;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    ModelAndView page(
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "") String problem) {
        SignInForm form = new SignInForm("", local(then), explain(problem), providers.name());
        return answer(form, HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignInForm form = new SignInForm(email, local(then), "", providers.name());
        if (email.isBlank() || password.isEmpty()) {
            return answer(
                    form.withProblem("Enter your e-mail address and your password."),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Instant now = clock.instant();
        Accounts.Attempt attempt = new Accounts.Attempt(email, password, request.getRemoteAddr());
        return switch (accounts.signIn(attempt, now)) {
            case SignInResult.Accepted accepted -> {
                sessions.start(request, response, accepted.profile());
                yield SeeOther.at(form.then());
            }
            case SignInResult.Refused refused ->
                    answer(form.withProblem(explain(refused)), HttpStatus.UNPROCESSABLE_CONTENT);
            case SignInResult.Throttled throttled ->
                    answer(form.withProblem(explain(throttled, now)), HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    @GetMapping("/sign-in/at-provider")
    ModelAndView atProvider() {
        if (providers.isThere()) {
            return SeeOther.at(Providers.START);
        }
        return SeeOther.at("/sign-in?problem=away");
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(HttpServletRequest request) {
        sessions.end(request);
        return SeeOther.at("/sign-in?problem=out");
    }

    private static ModelAndView answer(SignInForm form, HttpStatus status) {
        ModelAndView page = new ModelAndView("people/sign-in", status);
        page.addObject("form", form);
        return page;
    }

    /// A path of ours, or the first page: a link must not send people elsewhere.
    private static String local(String then) {
        boolean ours = then.startsWith("/") && !then.startsWith("//") && !then.contains("\\");
        return ours && then.chars().allMatch(each -> each > ' ') ? then : "/";
    }

    private static String explain(SignInResult.Refused refused) {
        String first = "This address and this password do not belong together.";
        return refused.triesLeft() > 2
                ? first
                : first + " Tries left before a pause of 15 minutes: " + refused.triesLeft() + ".";
    }

    private static String explain(SignInResult.Throttled throttled, Instant now) {
        String where =
                throttled.what().equals("account") ? "for this account" : "from your network";
        String until = new Times(Reader.ANYBODY.zone(), now).time(throttled.until());
        return "There were too many tries "
                + where
                + ", so this one was not looked at. Try again after "
                + until
                + ", or ask an administrator for a new set-up link.";
    }

    private static String explain(String problem) {
        return switch (problem) {
            case "unconfirmed" ->
                    "The provider gave no confirmed e-mail address, by which people are "
                            + "recognised here.";
            case "unknown" ->
                    "The provider knows you, but nobody here has your address. An "
                            + "administrator can add"
                            + " you.";
            case "closed" -> "Your account here is closed. An administrator can open it again.";
            case "provider" ->
                    "The provider did not confirm who you are. Try again, or use a password.";
            case "away" ->
                    "The provider does not answer. Use your password, or try again in a minute.";
            case "out" -> "You are signed out.";
            default -> "";
        };
    }
}
