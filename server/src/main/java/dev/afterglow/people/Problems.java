package dev.afterglow.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/// Answers for programs, before any controller is reached (RFC 9457).
final class Problems {

    private Problems() {}

    static void unauthorized(HttpServletResponse response, String reason) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"afterglow\"");
        write(response, 401, "Not signed in", reason);
    }

    static void forbidden(HttpServletResponse response, String reason) throws IOException {
        write(response, 403, "Not yours to do", reason);
    }

    static void write(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write(
                        "{\"title\":%s,\"status\":%d,\"detail\":%s}"
                                .formatted(quoted(title), status, quoted(detail)));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
