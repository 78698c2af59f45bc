package dev.afterglow.actions;

import java.util.Map;
import java.util.regex.Pattern;

/// Issues of a GitHub repository, as documented at https://docs.github.com/rest/issues (version
/// 2022-11-28).
final class GitHubIssues extends RepositoryIssues {

    GitHubIssues(TrackerCall.Line line, TrackerSettings.Tracker tracker) {
        super(new TrackerCall(line, base(tracker), headers(tracker)), form(tracker));
    }

    /// Of its programming interface: GitHub itself has a host for it, GitHub Enterprise a folder.
    private static String base(TrackerSettings.Tracker tracker) {
        return tracker.isGitHubItself() ? "https://api.github.com" : tracker.base() + "/api/v3";
    }

    private static Map<String, String> headers(TrackerSettings.Tracker tracker) {
        return Map.of(
                "Authorization",
                "Bearer " + tracker.token(),
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                "2022-11-28");
    }

    private static Form form(TrackerSettings.Tracker tracker) {
        return new Form(
                "/repos/" + tracker.project() + "/issues",
                "?state=all&sort=created&direction=desc",
                "number",
                "html_url",
                "body",
                "comments",
                Pattern.compile(
                        Pattern.quote(tracker.base() + "/" + tracker.project() + "/issues/")
                                + "(\\d{1,12})",
                        Pattern.CASE_INSENSITIVE));
    }

    /// GitHub gives the oldest first.
    @Override
    int newestPage(String number) {
        return pages(one(number).path("comments").asInt(0));
    }

    @Override
    public void close(String number, boolean isDone) {
        String reason = isDone ? "completed" : "not_planned";
        change("PATCH", number, Map.of("state", "closed", "state_reason", reason));
    }
}
