package dev.afterglow.testing;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One tracker of [TrackerServer]: its issues, and how it speaks.
public abstract sealed class TrackerDialect permits GitHubDialect, GitLabDialect, JiraDialect {

    private static final int A_PAGE = 100;

    protected final String base;
    protected final List<Kept> issues = new ArrayList<>();
    private boolean isMoved;

    TrackerDialect(String base) {
        this.base = base;
    }

    /// An issue as it is kept; tests change it as people there would.
    public static final class Kept {
        public final int number;
        public String title;
        public String text;
        public boolean isClosed;
        public boolean isGone;

        /// Its number in another repository, where it is now; 0 for none.
        public int transferred;

        public final List<String> comments = new ArrayList<>();

        Kept(int number, String title, String text) {
            this.number = number;
            this.title = title;
            this.text = text;
        }
    }

    /// @param path decoded, without the tracker's own beginning
    record Asked(String method, String path, String query, JsonNode body) {}

    record Reply(int status, Object body, Optional<String> location) {

        Reply(int status, Object body) {
            this(status, body, Optional.empty());
        }

        static Reply ok(Object body) {
            return new Reply(200, body);
        }
    }

    void reset() {
        issues.clear();
        isMoved = false;
    }

    /// All issues, also those that are gone.
    public List<Kept> issues() {
        return issues;
    }

    /// From now on the project has another name; the old one leads there.
    public void move() {
        isMoved = true;
    }

    /// Somebody makes an issue there by hand.
    public Kept add(String title) {
        Kept kept = new Kept(issues.size() + 1, title, "");
        issues.add(kept);
        return kept;
    }

    /// Where people see an issue.
    public abstract String address(Kept issue);

    abstract boolean accepts(Headers headers);

    abstract Reply reply(Asked asked);

    protected abstract Object shown(Kept issue);

    protected final boolean isMoved() {
        return isMoved;
    }

    protected final Kept make(String title, String text) {
        Kept kept = add(title);
        kept.text = text;
        return kept;
    }

    protected final Optional<Kept> find(String number) {
        return issues.stream()
                .filter(one -> !one.isGone && Integer.toString(one.number).equals(number))
                .findFirst();
    }

    protected final List<Object> all() {
        return issues.reversed().stream().filter(one -> !one.isGone).map(this::shown).toList();
    }

    protected static Reply notFound() {
        return new Reply(404, Map.of("message", "Not Found"));
    }

    /// The page of a hundred that is asked for; the first without a word about it.
    protected static <T> List<T> page(List<T> all, String query) {
        Matcher page = Pattern.compile("(?:^|&)page=(\\d+)").matcher(query);
        int from = page.find() ? (Integer.parseInt(page.group(1)) - 1) * A_PAGE : 0;
        return all.stream().skip(from).limit(A_PAGE).toList();
    }

    protected static List<Map<String, String>> bodies(List<String> comments) {
        return comments.stream().map(words -> Map.of("body", words)).toList();
    }
}
