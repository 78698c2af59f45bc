package dev.afterglow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 503 instead of 500 when the database does not: whoever sent something sends it again.
@Component
@Order(DatabaseAway.BEFORE_SESSIONS)
class DatabaseAway extends OncePerRequestFilter {

    /// Spring Session's filter has the order `Integer.MIN_VALUE + 50`, and reads the database.
    static final int BEFORE_SESSIONS = Integer.MIN_VALUE + 40;

    private static final String SECONDS = "5";
    private static final int DEEPEST_CAUSE = 20;
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException exception) {
            if (!isAway(exception) || response.isCommitted()) {
                throw exception;
            }
            LOG.error(
                    "database=away path={} help=start it; requests are answered 503",
                    path(request));
            response.reset();
            response.setHeader("Retry-After", SECONDS);
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 503);
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
            // A forward and not an error, for the filter of the sessions would ask the database
            // again.
            request.getRequestDispatcher("/error").forward(request, response);
        }
    }

    /// The first segment only: the rest may be a secret link.
    private static String path(HttpServletRequest request) {
        String[] segments = request.getRequestURI().split("/", 3);
        return segments.length > 1 ? "/" + segments[1] : "/";
    }

    static boolean isAway(Throwable exception) {
        @Nullable Throwable cause = exception;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException) {
                return true;
            }
            // A rollback that fails as well stands before what failed first.
            if (cause instanceof TransactionSystemException rollback) {
                Throwable first = rollback.getApplicationException();
                if (first != null && isAway(first)) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }
}
