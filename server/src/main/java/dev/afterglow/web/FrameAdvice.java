package dev.afterglow.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Gives every page its frame and its [Reader]. What answers programs has neither: they come by the
/// thousand, and a frame asks the database.
@ControllerAdvice
class FrameAdvice {

    private final List<NavigationEntry> entries;
    private final ReaderSource readers;
    private final ObjectProvider<Glow> glow;
    private final InstantSource clock;

    FrameAdvice(
            List<NavigationEntry> entries,
            ReaderSource readers,
            ObjectProvider<Glow> glow,
            InstantSource clock) {
        this.entries =
                entries.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
        this.readers = readers;
        this.glow = glow;
        this.clock = clock;
    }

    @ModelAttribute("reader")
    @Nullable Reader reader(HttpServletRequest request) {
        return isForProgram(request) ? null : who(request);
    }

    private Reader who(HttpServletRequest request) {
        return isDatabaseAway(request) ? Reader.ANYBODY : readers.current();
    }

    @ModelAttribute("frame")
    @Nullable Frame frame(HttpServletRequest request) {
        if (isForProgram(request)) {
            return null;
        }
        Reader reader = who(request);
        String path = request.getRequestURI();
        List<Frame.Link> bar =
                entries.stream()
                        .filter(NavigationEntry::inBar)
                        .map(entry -> link(entry, path))
                        .toList();
        return new Frame(
                reader,
                path,
                csrfToken(request),
                groups(path),
                bar,
                !isDatabaseAway(request) && glow.stream().anyMatch(Glow::isHigh),
                new Times(reader.zone(), clock.instant()));
    }

    private List<Frame.Group> groups(String path) {
        Map<String, List<Frame.Link>> byGroup =
                entries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        NavigationEntry::group,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                entry -> link(entry, path), Collectors.toList())));
        return byGroup.entrySet().stream()
                .map(group -> new Frame.Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static Frame.Link link(NavigationEntry entry, String path) {
        return new Frame.Link(entry.label(), entry.address(), entry.icon(), entry.holds(path));
    }

    private static String csrfToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    private static boolean isForProgram(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod handler
                && handler.getBeanType().isAnnotationPresent(RestController.class);
    }

    /// The page that says so must not ask the database who reads it.
    private static boolean isDatabaseAway(HttpServletRequest request) {
        return Integer.valueOf(HttpServletResponse.SC_SERVICE_UNAVAILABLE)
                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    }
}
