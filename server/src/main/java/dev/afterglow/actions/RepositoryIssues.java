package dev.afterglow.actions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Issues of a repository, in the form that GitHub and GitLab share: numbered within it, in pages,
/// with comments below each.
abstract sealed class RepositoryIssues implements IssueTracker permits GitHubIssues, GitLabIssues {

    private static final int A_PAGE = 100;

    private final TrackerCall call;
    private final Form form;

    /// What the two call the same thing.
    ///
    /// @param path of all issues
    /// @param newest the question for the newest first
    /// @param number of an issue within the repository
    /// @param page where people see an issue
    /// @param text what stands in it
    /// @param comments the folder below an issue, without a slash
    /// @param address of an issue, with its number in a group
    record Form(
            String path,
            String newest,
            String number,
            String page,
            String text,
            String comments,
            Pattern address) {}

    RepositoryIssues(TrackerCall call, Form form) {
        this.call = call;
        this.form = form;
    }

    @Override
    public final Found make(String title, String text) {
        return found(call.send("POST", form.path, Map.of("title", title, form.text, text)));
    }

    @Override
    public final Optional<Found> find(String marker) {
        for (int page = 1; page <= PAGES; page++) {
            JsonNode issues =
                    call.get(form.path + form.newest + "&per_page=" + A_PAGE + "&page=" + page);
            Optional<Found> found =
                    issues.valueStream()
                            .filter(one -> !one.has("pull_request"))
                            .map(this::found)
                            .filter(one -> one.text().contains(marker))
                            .findFirst();
            if (found.isPresent() || issues.size() < A_PAGE) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// One that was moved to another repository has another number there, and is still asked for by
    /// the one it had here.
    @Override
    public final Found read(String number) {
        Found found = found(one(number));
        return new Found(number, found.address(), found.title(), found.text(), found.isClosed());
    }

    final JsonNode one(String number) {
        return call.get(path(number));
    }

    @Override
    public final void say(String number, String words) {
        call.send("POST", path(number) + "/" + form.comments, Map.of("body", words));
    }

    @Override
    public final List<String> said(String number) {
        return call.get(
                        "%s/%s?per_page=%d&page=%d"
                                .formatted(path(number), form.comments, A_PAGE, newestPage(number)))
                .valueStream()
                .map(one -> one.path("body").asString(""))
                .toList();
    }

    /// The page with the newest comments.
    abstract int newestPage(String number);

    final int pages(int comments) {
        return Math.max(1, Math.ceilDiv(comments, A_PAGE));
    }

    final void change(String method, String number, Map<String, String> change) {
        call.send(method, path(number), change);
    }

    @Override
    public final Optional<String> numberAt(String typed) {
        Matcher matcher = form.address.matcher(typed);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String path(String number) {
        return form.path + "/" + number;
    }

    private Found found(JsonNode issue) {
        return new Found(
                issue.path(form.number).asString(""),
                issue.path(form.page).asString(""),
                issue.path("title").asString(""),
                issue.path(form.text).asString(""),
                issue.path("state").asString("").equals("closed"));
    }
}
