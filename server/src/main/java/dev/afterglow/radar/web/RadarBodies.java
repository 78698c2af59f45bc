package dev.afterglow.radar.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads small JSON bodies: at most 64 KiB, 413 beyond; 400 when it is not what was expected.
@Component
class RadarBodies {

    static final int BYTES_MAX = 64 * 1024;

    private final JsonMapper json;

    RadarBodies(JsonMapper json) {
        this.json = json;
    }

    <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        if (request.getContentLengthLong() > BYTES_MAX) {
            throw tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw tooLarge();
        }
        try {
            T body = json.readValue(bytes, type);
            if (body == null) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is empty.");
            }
            return body;
        } catch (JacksonException malformed) {
            // Its message may hold the words, so it is neither shown nor logged.
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The body is not the JSON that was expected.");
        }
    }

    private static ResponseStatusException tooLarge() {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE,
                "At most 64 KiB are read here; a worry has at most 5,000 characters.");
    }
}
