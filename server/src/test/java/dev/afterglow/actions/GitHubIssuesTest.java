package dev.afterglow.actions;

import dev.afterglow.testing.ServerTest;

@ServerTest
class GitHubIssuesTest extends IssueTrackerContract {

    @Override
    String tracker() {
        return "hub";
    }
}
