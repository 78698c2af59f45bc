package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TrackerDialect;
import org.junit.jupiter.api.Test;

@ServerTest
class GitHubIssuesTest extends IssueTrackerContract {

    @Override
    String tracker() {
        return "hub";
    }

    /// Its number in the other repository belongs to another issue here.
    @Test
    void an_issue_that_is_moved_to_another_repository_is_followed_and_not_mixed_up() {
        TrackerDialect.Kept issue = made();
        there().add("Somebody else's").isClosed = true;
        issue.transferred = 2;

        look();
        look();

        assertThat(issue().address()).endsWith("/acme/elsewhere/issues/2");
        assertThat(issue().title()).isEqualTo(issue.title);
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
        assertThat(newestLine()).isEqualTo("Its issue moved: " + issue().address());
    }
}
