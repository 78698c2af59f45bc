package dev.afterglow.actions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Issues of a GitHub repository, as documented at https://docs.github.com/rest/issues (version
/// 2022-11-28).
final class GitHubIssues implements IssueTracker {

    private final TrackerCall call;
    private final String path;
    private final Pattern address;

    GitHubIssues(TrackerCall call, TrackerSettings.Tracker tracker) {
        this.call = call;
        this.path = "/repos/" + tracker.project() + "/issues";
        this.address =
                Pattern.compile(
                        Pattern.quote(tracker.base() + "/" + tracker.project() + "/issues/")
                                + "(\\d{1,12})",
                        Pattern.CASE_INSENSITIVE);
    }

    /// Of its programming interface: GitHub itself has a host for it, GitHub Enterprise a folder.
    static String base(TrackerSettings.Tracker tracker) {
        return tracker.isGitHubItself() ? "https://api.github.com" : tracker.base() + "/api/v3";
    }

    static Map<String, String> headers(TrackerSettings.Tracker tracker) {
        return Map.of(
                "Authorization",
                "Bearer " + tracker.token(),
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                "2022-11-28");
    }

    @Override
    public Found make(String title, String text) {
        return found(call.send("POST", path, Map.of("title", title, "body", text)));
    }

    @Override
    public List<Found> newest() {
        return call.get(path + "?state=all&sort=created&direction=desc&per_page=100")
                .valueStream()
                .filter(one -> !one.has("pull_request"))
                .map(GitHubIssues::found)
                .toList();
    }

    @Override
    public Found read(String number) {
        return found(call.get(path + "/" + number));
    }

    @Override
    public void say(String number, String words) {
        call.send("POST", path + "/" + number + "/comments", Map.of("body", words));
    }

    @Override
    public List<String> said(String number) {
        return call.get(path + "/" + number + "/comments?per_page=100")
                .valueStream()
                .map(one -> one.path("body").asString(""))
                .toList();
    }

    @Override
    public void close(String number, boolean isDone) {
        String reason = isDone ? "completed" : "not_planned";
        call.send("PATCH", path + "/" + number, Map.of("state", "closed", "state_reason", reason));
    }

    @Override
    public Optional<String> numberAt(String typed) {
        Matcher matcher = address.matcher(typed);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Found found(JsonNode issue) {
        return new Found(
                issue.path("number").asString(""),
                issue.path("html_url").asString(""),
                issue.path("title").asString(""),
                issue.path("body").asString(""),
                issue.path("state").asString("").equals("closed"));
    }
}
