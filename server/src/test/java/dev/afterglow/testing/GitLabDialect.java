package dev.afterglow.testing;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// GitLab, version 4.
final class GitLabDialect extends TrackerDialect {

    private static final Pattern PATH =
            Pattern.compile("/api/v4/projects/acme/video/(\\w+)/issues(?:/(\\d+)(/notes)?)?");

    GitLabDialect(String base) {
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
            return asked.method().equals("GET")
                    ? Reply.ok(page(all(), asked.query()))
                    : made(asked.body());
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
            return Reply.ok(page(bodies(issue.comments.reversed()), asked.query()));
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
