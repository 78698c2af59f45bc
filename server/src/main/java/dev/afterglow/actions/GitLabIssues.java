package dev.afterglow.actions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// Issues of a GitLab project, as documented at https://docs.gitlab.com/api/issues and
/// `/api/notes`.
final class GitLabIssues extends RepositoryIssues {

    GitLabIssues(TrackerCall.Line line, TrackerSettings.Tracker tracker) {
        super(
                new TrackerCall(
                        line, tracker.base() + "/api/v4", Map.of("PRIVATE-TOKEN", tracker.token())),
                form(tracker));
    }

    private static Form form(TrackerSettings.Tracker tracker) {
        return new Form(
                "/projects/"
                        + URLEncoder.encode(tracker.project(), StandardCharsets.UTF_8)
                        + "/issues",
                "?scope=all&order_by=created_at&sort=desc",
                "iid",
                "web_url",
                "description",
                "notes",
                Pattern.compile(
                        Pattern.quote(tracker.base() + "/" + tracker.project())
                                + "/-/(?:issues|work_items)/(\\d{1,12})",
                        Pattern.CASE_INSENSITIVE));
    }

    /// GitLab gives the newest first.
    @Override
    int newestPage(String number) {
        return 1;
    }

    @Override
    public void close(String number, boolean isDone) {
        change("PUT", number, Map.of("state_event", "close"));
    }
}
