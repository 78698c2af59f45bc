package dev.afterglow.actions;

import dev.afterglow.testing.ServerTest;

@ServerTest
class GitLabIssuesTest extends IssueTrackerContract {

    @Override
    String tracker() {
        return "lab";
    }
}
