package dev.afterglow.actions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Issues of a Jira project over its REST interface, version 2, whose texts are plain; as
/// documented at https://developer.atlassian.com/cloud/jira/platform/rest/v2. Jira Data Center
/// searches at the older of two addresses.
final class JiraIssues implements IssueTracker {

    private static final int A_PAGE = 100;
    private static final String FIELDS = "fields=summary,description,status";

    private final TrackerCall call;
    private final TrackerSettings.Tracker tracker;
    private final Pattern address;

    JiraIssues(TrackerCall.Line line, TrackerSettings.Tracker tracker) {
        this.call = new TrackerCall(line, tracker.base() + "/rest/api/2", headers(tracker));
        this.tracker = tracker;
        this.address =
                Pattern.compile(
                        Pattern.quote(tracker.base() + "/browse/")
                                + "("
                                + Pattern.quote(tracker.project())
                                + "-\\d{1,12})",
                        Pattern.CASE_INSENSITIVE);
    }

    /// Jira Cloud takes an e-mail address and a token, Data Center a token alone.
    private static Map<String, String> headers(TrackerSettings.Tracker tracker) {
        if (tracker.user().isEmpty()) {
            return Map.of("Authorization", "Bearer " + tracker.token());
        }
        byte[] both = (tracker.user() + ":" + tracker.token()).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    @Override
    public Found make(String title, String text) {
        Map<String, Object> fields =
                Map.of(
                        "project",
                        Map.of("key", tracker.project()),
                        "summary",
                        title,
                        "description",
                        text,
                        "issuetype",
                        Map.of("name", tracker.issueType()));
        String key = call.send("POST", "/issue", Map.of("fields", fields)).path("key").asString("");
        return new Found(key, tracker.base() + "/browse/" + key, title, text, false);
    }

    @Override
    public Optional<Found> find(String marker) {
        String next = "";
        for (int page = 0; page < PAGES; page++) {
            JsonNode answer = newest(next);
            List<Found> issues = answer.path("issues").valueStream().map(this::found).toList();
            Optional<Found> found =
                    issues.stream().filter(one -> one.text().contains(marker)).findFirst();
            next = next(answer, page, issues.size());
            if (found.isPresent() || next.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private JsonNode newest(String next) {
        String question =
                "?jql="
                        + URLEncoder.encode(
                                "project = \"" + tracker.project() + "\" order by created desc",
                                StandardCharsets.UTF_8)
                        + "&maxResults="
                        + A_PAGE
                        + "&"
                        + FIELDS
                        + next;
        if (next.startsWith("&startAt")) {
            return call.get("/search" + question);
        }
        try {
            return call.get("/search/jql" + question);
        } catch (TrackerTrouble trouble) {
            if (trouble.kind() != TrackerTrouble.Kind.GONE) {
                throw trouble;
            }
            return call.get("/search" + question);
        }
    }

    /// How the next page is asked for: Cloud gives a token, Data Center counts. Empty after the
    /// last.
    private static String next(JsonNode answer, int page, int issues) {
        String token = answer.path("nextPageToken").asString("");
        if (!token.isEmpty()) {
            return "&nextPageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        }
        return answer.has("startAt") && issues == A_PAGE ? "&startAt=" + (page + 1) * A_PAGE : "";
    }

    @Override
    public Found read(String number) {
        return found(call.get("/issue/" + number + "?" + FIELDS));
    }

    @Override
    public void say(String number, String words) {
        call.send("POST", "/issue/" + number + "/comment", Map.of("body", words));
    }

    @Override
    public List<String> said(String number) {
        return call.get("/issue/" + number + "/comment?maxResults=100&orderBy=-created")
                .path("comments")
                .valueStream()
                .map(one -> one.path("body").asString(""))
                .toList();
    }

    /// Goes along the first way that leads to a status that counts as done.
    @Override
    public void close(String number, boolean isDone) {
        if (read(number).isClosed()) {
            return;
        }
        String way =
                call.get("/issue/" + number + "/transitions")
                        .path("transitions")
                        .valueStream()
                        .filter(one -> isDone(one.path("to")))
                        .map(one -> one.path("id").asString(""))
                        .findFirst()
                        .orElseThrow(() ->
                                new TrackerTrouble(
                                        TrackerTrouble.Kind.REFUSED,
                                        "Jira has no step from here to a status that counts as"
                                                + " done; somebody closes it there",
                                        null));
        call.send(
                "POST",
                "/issue/" + number + "/transitions",
                Map.of("transition", Map.of("id", way)));
    }

    @Override
    public Optional<String> numberAt(String typed) {
        Matcher matcher = address.matcher(typed);
        return matcher.matches()
                ? Optional.of(matcher.group(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private Found found(JsonNode issue) {
        String key = issue.path("key").asString("");
        JsonNode fields = issue.path("fields");
        return new Found(
                key,
                tracker.base() + "/browse/" + key,
                fields.path("summary").asString(""),
                fields.path("description").asString(""),
                isDone(fields.path("status")));
    }

    private static boolean isDone(JsonNode status) {
        return status.path("statusCategory").path("key").asString("").equals("done");
    }
}
