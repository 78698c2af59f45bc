package dev.afterglow.actions;

import dev.afterglow.testing.ServerTest;

@ServerTest
class JiraIssuesTest extends IssueTrackerContract {

    @Override
    String tracker() {
        return "jira";
    }
}
