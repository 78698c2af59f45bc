package dev.afterglow.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request to `/api` act as the API token that it carries as `Authorization: Bearer …`.
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Tokens tokens;
    private final InstantSource clock;

    TokenFilter(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Whether a token, not a session, says who asks. Such a request needs no form token: a browser
    /// does not add this header by itself.
    static boolean carriesToken(HttpServletRequest request) {
        return isApi(request) && token(request) != null;
    }

    static boolean isApi(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !carriesToken(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = token(request);
        switch (tokens.show(secret == null ? "" : secret, clock.instant())) {
            case Tokens.Shown.Unknown unknown -> Problems.unauthorized(response, unknown.reason());
            case Tokens.Shown.Holds(Acting acting, Scope scope) -> {
                if (scope == Scope.CHANGES && !isForPipelines(request)) {
                    Problems.forbidden(
                            response,
                            "The scope of this token is changes: it reads, and sends to "
                                    + "/api/changes and"
                                    + " /api/heads-ups.");
                    return;
                }
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(acting);
                SecurityContextHolder.setContext(context);
                try {
                    chain.doFilter(request, response);
                } finally {
                    SecurityContextHolder.clearContext();
                }
            }
        }
    }

    private static boolean isForPipelines(HttpServletRequest request) {
        String path = path(request);
        return READING.contains(request.getMethod())
                || path.startsWith("/api/changes")
                || path.startsWith("/api/heads-ups");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
