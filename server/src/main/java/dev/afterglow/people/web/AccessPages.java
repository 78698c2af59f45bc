package dev.afterglow.people.web;

import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.ApiToken;
import dev.afterglow.people.OwnPage;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Profile;
import dev.afterglow.people.Scope;
import dev.afterglow.people.Sessions;
import dev.afterglow.people.Tokens;
import dev.afterglow.web.ReaderSource;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The reader's password, sessions and API tokens.
@Controller
class AccessPages {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final List<OwnPage> ownPages;
    private final ReaderSource readers;
    private final InstantSource clock;

    AccessPages(
            Accounts accounts,
            Sessions sessions,
            Tokens tokens,
            List<OwnPage> ownPages,
            ReaderSource readers,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ownPages = ownPages;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping("/me/access")
    ModelAndView page(Actor actor, HttpServletRequest request) {
        return answer(Self.of(actor), request, Outcome.NONE);
    }

    /// What the form of the password sends.
    record SentPassword(String now, String password, String again) {

        SentPassword {
            now = now == null ? "" : now;
            password = password == null ? "" : password;
            again = again == null ? "" : again;
        }
    }

    /// A new password ends every other session.
    @PostMapping("/me/access/password")
    ModelAndView password(
            Actor actor,
            SentPassword sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        PersonId self = Self.of(actor);
        Profile profile = accounts.profile(self).orElseThrow();
        String problem = problem(self, profile.person().email(), sent);
        if (!problem.isEmpty()) {
            return answer(self, request, new Outcome("", problem, ""));
        }
        accounts.setPassword(self, sent.password(), actor, clock.instant());
        sessions.endAll(self);
        sessions.start(request, response, profile);
        return SeeOther.at("/me/access");
    }

    @PostMapping("/me/access/sessions/{handle}/end")
    ModelAndView endSession(Actor actor, @PathVariable String handle) {
        sessions.end(Self.of(actor), handle);
        return SeeOther.at("/me/access");
    }

    @PostMapping("/me/access/sessions/end-all")
    ModelAndView endAllSessions(Actor actor) {
        sessions.endAll(Self.of(actor));
        return SeeOther.at("/sign-in?problem=out");
    }

    /// What the form of a token sends.
    record SentToken(String name, String scope, int days) {

        SentToken {
            name = name == null ? "" : name.strip();
            scope = scope == null ? "" : scope;
        }
    }

    /// Answers with the page itself, for the secret is shown this once and is in no address.
    @PostMapping("/me/access/tokens")
    ModelAndView makeToken(Actor actor, SentToken sent, HttpServletRequest request) {
        PersonId self = Self.of(actor);
        try {
            Tokens.Wish wish =
                    new Tokens.Wish(
                            sent.name(), Scope.parse(sent.scope()), Duration.ofDays(sent.days()));
            String secret = tokens.make(self, wish, actor, clock.instant());
            return answer(self, request, new Outcome(secret, "", ""));
        } catch (IllegalArgumentException problem) {
            return answer(self, request, new Outcome("", "", problem.getMessage() + "."));
        }
    }

    @PostMapping("/me/access/tokens/{id}/end")
    ModelAndView endToken(Actor actor, @PathVariable long id) {
        tokens.end(Self.of(actor), id, actor, clock.instant());
        return SeeOther.at("/me/access");
    }

    /// What a form led to.
    private record Outcome(String fresh, String passwordProblem, String tokenProblem) {

        static final Outcome NONE = new Outcome("", "", "");
    }

    private String problem(PersonId self, String email, SentPassword sent) {
        if (accounts.hasPassword(self) && !accounts.isPassword(self, sent.now())) {
            return "This is not your present password.";
        }
        String tooWeak = accounts.problemOf(sent.password(), email).orElse("");
        if (!tooWeak.isEmpty()) {
            return tooWeak;
        }
        return sent.password().equals(sent.again()) ? "" : "The two new passwords differ.";
    }

    private ModelAndView answer(PersonId self, HttpServletRequest request, Outcome outcome) {
        Times times = new Times(readers.current().zone(), clock.instant());
        HttpSession session = request.getSession(false);
        String here = session == null ? null : session.getId();
        boolean wrong = !(outcome.passwordProblem() + outcome.tokenProblem()).isEmpty();
        ModelAndView page =
                new ModelAndView(
                        "people/access", wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        page.addObject("tabs", Tab.own(ownPages, "/me/access"));
        page.addObject(
                "page",
                new AccessPage(
                        accounts.hasPassword(self),
                        sessions.of(self, here).stream().map(place -> place(place, times)).toList(),
                        tokens.ofPerson(self, clock.instant()).stream()
                                .map(token -> token(token, times))
                                .toList(),
                        Arrays.stream(Scope.values())
                                .map(scope -> new AccessPage.Choice(scope.word(), scope.sentence()))
                                .toList(),
                        outcome.fresh(),
                        new AccessPage.Problems(
                                outcome.passwordProblem(), outcome.tokenProblem())));
        return page;
    }

    private static AccessPage.Place place(Sessions.Place place, Times times) {
        return new AccessPage.Place(
                place.handle(),
                Browser.name(place.browser()),
                place.address(),
                times.time(place.lastUsed()),
                place.current());
    }

    private static AccessPage.Token token(ApiToken token, Times times) {
        return new AccessPage.Token(
                token.id(),
                token.name(),
                token.scope().sentence(),
                times.day(token.expiresAt()),
                token.lastUsedOn() == null ? "never used" : "last used " + token.lastUsedOn());
    }
}
