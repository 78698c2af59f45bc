package dev.afterglow.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/// The door to sessions. A session holds four texts and nothing else, so it can be read by the next
/// version of the server: who signed in, from which address, with which browser, and an index.
@Service
public class Sessions {

    static final String PERSON = "person";
    private static final String ADDRESS = "address";
    private static final String BROWSER = "browser";
    private static final int LONGEST_BROWSER = 200;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final CookieCsrfTokenRepository formTokens;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            CookieCsrfTokenRepository formTokens) {
        this.sessions = sessions;
        this.formTokens = formTokens;
    }

    /// One place where a person is signed in.
    ///
    /// @param handle names it in forms without giving the cookie away
    /// @param current whether it is the one of the current request
    public record Place(
            String handle,
            Instant since,
            Instant lastUsed,
            String address,
            String browser,
            boolean current) {}

    /// Signs the person in on this request's browser, under a new session number and form token.
    public void start(HttpServletRequest request, HttpServletResponse response, Profile profile) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        String person = profile.person().id().value();
        session.setAttribute(PERSON, person);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(BROWSER, browser(request.getHeader("User-Agent")));
        formTokens.saveToken(null, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Acting.person(profile));
        SecurityContextHolder.setContext(context);
    }

    /// Signs out on this request's browser.
    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /// Where the person is signed in, last used first.
    ///
    /// @param current the number of the current session; null when there is none
    public List<Place> of(PersonId person, @Nullable String current) {
        return sessions.findByPrincipalName(person.value()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> place(session, current))
                .sorted(Comparator.comparing(Place::lastUsed).reversed())
                .toList();
    }

    /// Signs the person out at one place; false when there is no such place.
    public boolean end(PersonId person, String handle) {
        Optional<String> number =
                sessions.findByPrincipalName(person.value()).keySet().stream()
                        .filter(id -> SecretText.hash(id).equals(handle))
                        .findFirst();
        number.ifPresent(sessions::deleteById);
        return number.isPresent();
    }

    /// Signs the person out everywhere and returns at how many places they were.
    public int endAll(PersonId person) {
        List<String> numbers = List.copyOf(sessions.findByPrincipalName(person.value()).keySet());
        numbers.forEach(sessions::deleteById);
        return numbers.size();
    }

    private static Place place(Session session, @Nullable String current) {
        return new Place(
                SecretText.hash(session.getId()),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                Objects.requireNonNullElse(session.getAttribute(ADDRESS), "unknown"),
                Objects.requireNonNullElse(session.getAttribute(BROWSER), "unknown"),
                session.getId().equals(current));
    }

    private static String browser(@Nullable String agent) {
        String known = agent == null ? "unknown" : agent;
        return known.substring(0, Math.min(LONGEST_BROWSER, known.length()));
    }
}
