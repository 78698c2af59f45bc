package dev.afterglow.actions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Issues of a GitLab project, as documented at https://docs.gitlab.com/api/issues and
/// `/api/notes`.
final class GitLabIssues implements IssueTracker {

    private final TrackerCall call;
    private final String path;
    private final Pattern address;

    GitLabIssues(TrackerCall call, TrackerSettings.Tracker tracker) {
        this.call = call;
        this.path =
                "/projects/"
                        + URLEncoder.encode(tracker.project(), StandardCharsets.UTF_8)
                        + "/issues";
        this.address =
                Pattern.compile(
                        Pattern.quote(tracker.base() + "/" + tracker.project())
                                + "/-/(?:issues|work_items)/(\\d{1,12})",
                        Pattern.CASE_INSENSITIVE);
    }

    static String base(TrackerSettings.Tracker tracker) {
        return tracker.base() + "/api/v4";
    }

    static Map<String, String> headers(TrackerSettings.Tracker tracker) {
        return Map.of("PRIVATE-TOKEN", tracker.token());
    }

    @Override
    public Found make(String title, String text) {
        return found(call.send("POST", path, Map.of("title", title, "description", text)));
    }

    @Override
    public List<Found> newest() {
        return call.get(path + "?scope=all&order_by=created_at&sort=desc&per_page=100")
                .valueStream()
                .map(GitLabIssues::found)
                .toList();
    }

    @Override
    public Found read(String number) {
        return found(call.get(path + "/" + number));
    }

    @Override
    public void say(String number, String words) {
        call.send("POST", path + "/" + number + "/notes", Map.of("body", words));
    }

    @Override
    public List<String> said(String number) {
        return call.get(path + "/" + number + "/notes?per_page=100")
                .valueStream()
                .map(one -> one.path("body").asString(""))
                .toList();
    }

    @Override
    public void close(String number, boolean isDone) {
        call.send("PUT", path + "/" + number, Map.of("state_event", "close"));
    }

    @Override
    public Optional<String> numberAt(String typed) {
        Matcher matcher = address.matcher(typed);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Found found(JsonNode issue) {
        return new Found(
                issue.path("iid").asString(""),
                issue.path("web_url").asString(""),
                issue.path("title").asString(""),
                issue.path("description").asString(""),
                issue.path("state").asString("").equals("closed"));
    }
}
