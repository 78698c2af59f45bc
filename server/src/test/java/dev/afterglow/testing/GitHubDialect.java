package dev.afterglow.testing;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// GitHub, version 2022-11-28.
final class GitHubDialect extends TrackerDialect {

    private static final Pattern PATH =
            Pattern.compile("/api/v3/repos/acme/(\\w+)/issues(?:/(\\d+)(/comments)?)?");

    private static final String ELSEWHERE = "/api/v3/repositories/9/issues/";

    GitHubDialect(String base) {
        super(base);
    }

    @Override
    public String address(Kept issue) {
        return issue.transferred > 0
                ? base + "/acme/elsewhere/issues/" + issue.transferred
                : base + "/acme/playback/issues/" + issue.number;
    }

    @Override
    boolean accepts(Headers headers) {
        return "Bearer hub-token".equals(headers.getFirst("Authorization"))
                && "2022-11-28".equals(headers.getFirst("X-GitHub-Api-Version"));
    }

    @Override
    Reply reply(Asked asked) {
        if (asked.path().startsWith(ELSEWHERE)) {
            return elsewhere(asked.path().substring(ELSEWHERE.length()));
        }
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
            return asked.method().equals("GET")
                    ? Reply.ok(page(all(), asked.query()))
                    : made(asked.body());
        }
        return find(path.group(2))
                .map(issue -> one(issue, asked, path.group(3) != null))
                .orElseGet(TrackerDialect::notFound);
    }

    private Reply made(JsonNode body) {
        Kept issue = make(body.path("title").asString(""), body.path("body").asString(""));
        return new Reply(201, shown(issue));
    }

    private Reply elsewhere(String number) {
        return issues.stream()
                .filter(one -> Integer.toString(one.transferred).equals(number))
                .findFirst()
                .map(one -> Reply.ok(shown(one)))
                .orElseGet(TrackerDialect::notFound);
    }

    private Reply one(Kept issue, Asked asked, boolean comments) {
        if (issue.transferred > 0) {
            String to = base + ELSEWHERE + issue.transferred;
            return new Reply(301, Map.of("message", "Moved Permanently"), Optional.of(to));
        }
        if (comments && asked.method().equals("POST")) {
            issue.comments.add(asked.body().path("body").asString(""));
            return new Reply(201, Map.of("id", 1));
        }
        if (comments) {
            return Reply.ok(page(bodies(issue.comments), asked.query()));
        }
        if (asked.method().equals("PATCH")) {
            issue.isClosed = asked.body().path("state").asString("").equals("closed");
        }
        return Reply.ok(shown(issue));
    }

    @Override
    protected Object shown(Kept issue) {
        return Map.of(
                "comments",
                issue.comments.size(),
                "number",
                issue.transferred > 0 ? issue.transferred : issue.number,
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
