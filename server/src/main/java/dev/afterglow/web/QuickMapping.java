package dev.afterglow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds who answers a request, looking only at addresses that begin with the same segment.
///
/// Without it an address with a variable in it is held against each of some six hundred others,
/// which in a storm of alerts took a third of the server's time.
final class QuickMapping extends RequestMappingHandlerMapping {

    private static final String ANY = "";

    private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();
    private final ThreadLocal<String> asked = new ThreadLocal<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(
            String lookupPath, HttpServletRequest request) throws Exception {
        asked.set(beginning(lookupPath));
        try {
            return super.lookupHandlerMethod(lookupPath, request);
        } finally {
            asked.remove();
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo info, HttpServletRequest request) {
        String beginning = beginnings.computeIfAbsent(info, QuickMapping::beginning);
        String now = asked.get();
        return beginning.equals(ANY) || ANY.equals(now) || beginning.equals(now)
                ? super.getMatchingMapping(info, request)
                : null;
    }

    /// The segment that all addresses of a mapping begin with.
    private static String beginning(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .map(QuickMapping::beginning)
                .reduce((one, other) -> one.equals(other) ? one : ANY)
                .orElse(ANY);
    }

    /// @return the first segment; empty when there is none or when it is a pattern
    private static String beginning(String path) {
        int end = path.indexOf('/', 1);
        String first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        return first.matches("[\\w.~-]+") ? first : ANY;
    }
}
