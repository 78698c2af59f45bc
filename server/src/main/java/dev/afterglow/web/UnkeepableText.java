package dev.afterglow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Answers 400 where a text has the character U+0000, which PostgreSQL keeps in no text: somebody
/// sent it, so it is no trouble of ours, in whichever field of whichever form it was.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnkeepableText implements HandlerExceptionResolver {

    static final String SENTENCE =
            "A text that was sent has the character U+0000, which no text has."
                    + " Take it out and send it again; nothing was changed.";

    /// `character_not_in_repertoire`, PostgreSQL's documentation, appendix A.
    private static final String STATE = "22021";

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception exception) {
        boolean isText =
                exception instanceof DataAccessException
                        && exception.getCause() instanceof SQLException cause
                        && STATE.equals(cause.getSQLState());
        if (!isText) {
            return null;
        }
        try {
            request.setAttribute(ErrorPages.SENTENCE, SENTENCE);
            response.sendError(400, SENTENCE);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }
}
