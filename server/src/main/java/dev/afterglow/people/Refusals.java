package dev.afterglow.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// What somebody is told who may not: to sign in first, or why it is not theirs to do.
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        if (TokenFilter.isApi(request)) {
            Problems.unauthorized(
                    response,
                    "Send a token as \"Authorization: Bearer …\"; tokens are made at /me.");
        } else {
            response.sendRedirect("/sign-in" + thenBackTo(request));
        }
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException {
        String reason =
                switch (exception) {
                    case CsrfException ignored ->
                            "The form was open for too long, or did not come from here. Nothing was"
                                    + " changed. Reload the page and send it again.";
                    case AuthorizationDeniedException ignored ->
                            "Your role does not allow it. Nothing was changed. An administrator can"
                                    + " give you the role.";
                    default -> String.valueOf(exception.getMessage());
                };
        if (TokenFilter.isApi(request)) {
            Problems.forbidden(response, reason);
        } else {
            response.sendError(403, reason);
        }
    }

    private static String thenBackTo(HttpServletRequest request) {
        boolean shows = "GET".equals(request.getMethod());
        if (!shows || request.getRequestURI().equals("/")) {
            return "";
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String address = request.getRequestURI() + query;
        return "?then=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}
