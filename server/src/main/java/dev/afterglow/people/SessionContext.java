package dev.afterglow.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Turns the person's id in the session into who acts, read anew for each request: a role that was
/// taken away or an account that was closed counts at once.
@Component
class SessionContext implements SecurityContextRepository {

    private final AccountStore accounts;

    SessionContext(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        HttpSession session = holder.getRequest().getSession(false);
        if (session != null && session.getAttribute(Sessions.PERSON) instanceof String person) {
            accounts.profile(new PersonId(person))
                    .filter(profile -> profile.person().active())
                    .map(Acting::person)
                    .ifPresent(context::setAuthentication);
        }
        return context;
    }

    /// Nothing: [Sessions] alone writes who has signed in.
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(Sessions.PERSON) != null;
    }
}
