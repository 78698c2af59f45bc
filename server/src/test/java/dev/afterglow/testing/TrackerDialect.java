package dev.afterglow.testing;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One tracker of [TrackerServer]: its issues, and how it speaks.
public abstract sealed class TrackerDialect {

    protected final String base;
    protected final List<Kept> issues = new ArrayList<>();
    private boolean isMoved;

    private TrackerDialect(String base) {
        this.base = base;
    }

    /// An issue as it is kept; tests change it as people there would.
    public static final class Kept {
        public final int number;
        public String title;
        public String text;
        public boolean isClosed;
        public boolean isGone;
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

    protected static List<Map<String, String>> bodies(Kept issue) {
        return issue.comments.stream().map(words -> Map.of("body", words)).toList();
    }

    /// GitHub, version 2022-11-28.
    static final class Hub extends TrackerDialect {

        private static final Pattern PATH =
                Pattern.compile("/api/v3/repos/acme/(\\w+)/issues(?:/(\\d+)(/comments)?)?");

        Hub(String base) {
            super(base);
        }

        @Override
        public String address(Kept issue) {
            return base + "/acme/playback/issues/" + issue.number;
        }

        @Override
        boolean accepts(Headers headers) {
            return "Bearer hub-token".equals(headers.getFirst("Authorization"))
                    && "2022-11-28".equals(headers.getFirst("X-GitHub-Api-Version"));
        }

        @Override
        Reply reply(Asked asked) {
            Matcher path = PATH.matcher(asked.path());
            if (!path.matches()) {
                return notFound();
            }
            if (isMoved() && path.group(1).equals("playback")) {
                int status = asked.method().equals("GET") ? 301 : 307;
                String to = base + asked.path().replace("/playback/", "/player/");
                return new Reply(status, Map.of("message", "Moved"), Optional.of(to));
            }
            if (path.group(2) == null) {
                return asked.method().equals("GET") ? Reply.ok(all()) : made(asked.body());
            }
            return find(path.group(2))
                    .map(issue -> one(issue, asked, path.group(3) != null))
                    .orElseGet(TrackerDialect::notFound);
        }

        private Reply made(JsonNode body) {
            Kept issue = make(body.path("title").asString(""), body.path("body").asString(""));
            return new Reply(201, shown(issue));
        }

        private Reply one(Kept issue, Asked asked, boolean comments) {
            if (comments && asked.method().equals("POST")) {
                issue.comments.add(asked.body().path("body").asString(""));
                return new Reply(201, Map.of("id", 1));
            }
            if (comments) {
                return Reply.ok(bodies(issue));
            }
            if (asked.method().equals("PATCH")) {
                issue.isClosed = asked.body().path("state").asString("").equals("closed");
            }
            return Reply.ok(shown(issue));
        }

        @Override
        protected Object shown(Kept issue) {
            return Map.of(
                    "number",
                    issue.number,
                    "html_url",
                    address(issue),
                    "title",
                    issue.title,
                    "body",
                    issue.text,
                    "state",
                    issue.isClosed ? "closed" : "open");
        }
    }

    /// GitLab, version 4.
    static final class Lab extends TrackerDialect {

        private static final Pattern PATH =
                Pattern.compile("/api/v4/projects/acme/video/(\\w+)/issues(?:/(\\d+)(/notes)?)?");

        Lab(String base) {
            super(base);
        }

        @Override
        public String address(Kept issue) {
            return base + "/acme/video/playback/-/issues/" + issue.number;
        }

        @Override
        boolean accepts(Headers headers) {
            return "lab-token".equals(headers.getFirst("PRIVATE-TOKEN"));
        }

        @Override
        Reply reply(Asked asked) {
            Matcher path = PATH.matcher(asked.path());
            if (!path.matches()) {
                return notFound();
            }
            if (isMoved() && path.group(1).equals("playback")) {
                String to =
                        base
                                + "/api/v4/projects/acme%2Fvideo%2Fplayer"
                                + asked.path().substring(asked.path().indexOf("/issues"));
                return new Reply(301, Map.of("message", "Moved"), Optional.of(to));
            }
            if (path.group(2) == null) {
                return asked.method().equals("GET") ? Reply.ok(all()) : made(asked.body());
            }
            return find(path.group(2))
                    .map(issue -> one(issue, asked, path.group(3) != null))
                    .orElseGet(TrackerDialect::notFound);
        }

        private Reply made(JsonNode body) {
            String text = body.path("description").asString("");
            return new Reply(201, shown(make(body.path("title").asString(""), text)));
        }

        private Reply one(Kept issue, Asked asked, boolean notes) {
            if (notes && asked.method().equals("POST")) {
                issue.comments.add(asked.body().path("body").asString(""));
                return new Reply(201, Map.of("id", 1));
            }
            if (notes) {
                return Reply.ok(bodies(issue));
            }
            if (asked.body().path("state_event").asString("").equals("close")) {
                issue.isClosed = true;
            }
            return Reply.ok(shown(issue));
        }

        @Override
        protected Object shown(Kept issue) {
            return Map.of(
                    "iid",
                    issue.number,
                    "web_url",
                    address(issue),
                    "title",
                    issue.title,
                    "description",
                    issue.text,
                    "state",
                    issue.isClosed ? "closed" : "opened");
        }
    }

    /// Jira's REST interface, version 2, as Data Center has it: no `/search/jql`.
    static final class Jira extends TrackerDialect {

        private static final Pattern PATH =
                Pattern.compile("/rest/api/2/issue/OPS-(\\d+)(/comment|/transitions)?");
        private static final String CREDENTIALS =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        "ana@example.org:jira-token"
                                                .getBytes(StandardCharsets.UTF_8));

        Jira(String base) {
            super(base);
        }

        @Override
        public String address(Kept issue) {
            return base + "/browse/OPS-" + issue.number;
        }

        @Override
        boolean accepts(Headers headers) {
            return CREDENTIALS.equals(headers.getFirst("Authorization"));
        }

        @Override
        Reply reply(Asked asked) {
            if (asked.path().equals("/rest/api/2/search")) {
                return Reply.ok(Map.of("issues", all()));
            }
            if (asked.path().equals("/rest/api/2/issue")) {
                JsonNode fields = asked.body().path("fields");
                boolean isWhole =
                        fields.path("project").path("key").asString("").equals("OPS")
                                && fields.path("issuetype")
                                        .path("name")
                                        .asString("")
                                        .equals("Task");
                if (!isWhole) {
                    return new Reply(400, Map.of("errorMessages", List.of("valid project")));
                }
                Kept made =
                        make(
                                fields.path("summary").asString(""),
                                fields.path("description").asString(""));
                return new Reply(201, Map.of("id", "1", "key", key(made)));
            }
            Matcher path = PATH.matcher(asked.path());
            return path.matches()
                    ? find(path.group(1))
                            .map(issue -> one(issue, asked, String.valueOf(path.group(2))))
                            .orElseGet(TrackerDialect::notFound)
                    : notFound();
        }

        private Reply one(Kept issue, Asked asked, String what) {
            boolean isPost = asked.method().equals("POST");
            return switch (what) {
                case "/comment" -> {
                    if (isPost) {
                        issue.comments.add(asked.body().path("body").asString(""));
                        yield new Reply(201, Map.of("id", "1"));
                    }
                    yield Reply.ok(Map.of("comments", bodies(issue)));
                }
                case "/transitions" -> {
                    if (isPost) {
                        issue.isClosed =
                                asked.body()
                                        .path("transition")
                                        .path("id")
                                        .asString("")
                                        .equals("31");
                        yield Reply.ok(Map.of());
                    }
                    yield Reply.ok(
                            Map.of(
                                    "transitions",
                                    List.of(way("21", "indeterminate"), way("31", "done"))));
                }
                default -> Reply.ok(shown(issue));
            };
        }

        private static Map<String, Object> way(String id, String category) {
            return Map.of("id", id, "to", Map.of("statusCategory", Map.of("key", category)));
        }

        private String key(Kept issue) {
            return (isMoved() ? "PLAY-" : "OPS-") + issue.number;
        }

        @Override
        protected Object shown(Kept issue) {
            return Map.of(
                    "key",
                    key(issue),
                    "fields",
                    Map.of(
                            "summary",
                            issue.title,
                            "description",
                            issue.text,
                            "status",
                            Map.of(
                                    "statusCategory",
                                    Map.of("key", issue.isClosed ? "done" : "new"))));
        }
    }
}
