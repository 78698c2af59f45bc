package dev.afterglow.testing;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Jira's REST interface, version 2, as Data Center has it, without `/search/jql`, until it becomes
/// Cloud.
public final class JiraDialect extends TrackerDialect {

    private static final Pattern PATH =
            Pattern.compile("/rest/api/2/issue/OPS-(\\d+)(/comment|/transitions)?");
    private static final String CREDENTIALS =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    "ana@example.org:jira-token".getBytes(StandardCharsets.UTF_8));

    private boolean isCloud;

    JiraDialect(String base) {
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
            return isCloud ? new Reply(410, Map.of()) : searched(asked.query());
        }
        if (asked.path().equals("/rest/api/2/search/jql") && isCloud) {
            return searchedInCloud(asked.query());
        }
        if (asked.path().equals("/rest/api/2/issue")) {
            JsonNode fields = asked.body().path("fields");
            boolean isWhole =
                    fields.path("project").path("key").asString("").equals("OPS")
                            && fields.path("issuetype").path("name").asString("").equals("Task");
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

    /// From now on it searches as Cloud does, with a token for the next page.
    public void becomeCloud() {
        isCloud = true;
    }

    @Override
    void reset() {
        super.reset();
        isCloud = false;
    }

    private Reply searchedInCloud(String query) {
        Matcher token = Pattern.compile("nextPageToken=t(\\d+)").matcher(query);
        int from = token.find() ? Integer.parseInt(token.group(1)) : 0;
        List<Object> some = all().stream().skip(from).limit(100).toList();
        int next = from + some.size();
        return Reply.ok(
                next < all().size()
                        ? Map.of("issues", some, "nextPageToken", "t" + next)
                        : Map.of("issues", some, "isLast", true));
    }

    private Reply searched(String query) {
        Matcher start = Pattern.compile("startAt=(\\d+)").matcher(query);
        int from = start.find() ? Integer.parseInt(start.group(1)) : 0;
        List<Object> some = all().stream().skip(from).limit(100).toList();
        return Reply.ok(
                Map.of("issues", some, "startAt", from, "maxResults", 100, "total", issues.size()));
    }

    private Reply one(Kept issue, Asked asked, String what) {
        boolean isPost = asked.method().equals("POST");
        return switch (what) {
            case "/comment" -> {
                if (isPost) {
                    issue.comments.add(asked.body().path("body").asString(""));
                    yield new Reply(201, Map.of("id", "1"));
                }
                yield Reply.ok(Map.of("comments", bodies(issue.comments.reversed())));
            }
            case "/transitions" -> {
                if (isPost) {
                    issue.isClosed =
                            asked.body().path("transition").path("id").asString("").equals("31");
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
                        Map.of("statusCategory", Map.of("key", issue.isClosed ? "done" : "new"))));
    }
}
