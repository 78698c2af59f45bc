package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.JiraDialect;
import dev.afterglow.testing.ServerTest;
import org.junit.jupiter.api.Test;

@ServerTest
class JiraIssuesTest extends IssueTrackerContract {

    @Override
    String tracker() {
        return "jira";
    }

    @Test
    void an_issue_whose_project_got_another_key_is_called_by_it() {
        made();
        there().move();

        look();

        assertThat(issue().number()).isEqualTo("PLAY-1");
        assertThat(newestLine()).startsWith("Its issue moved: ").endsWith("/browse/PLAY-1");
    }

    @Test
    void in_the_cloud_what_was_made_unseen_is_found_too() {
        ((JiraDialect) there()).becomeCloud();

        findAmongHundreds();

        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
    }
}
