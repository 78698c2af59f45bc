package dev.afterglow.paging;

import static dev.afterglow.testing.OtherServer.beside;
import static dev.afterglow.testing.OtherServer.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.OtherServer;
import dev.afterglow.testing.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Whose turn it is in a step that pages one of several.
@ServerTest
class TurnsTest {

    private static final PolicyId CORE = new PolicyId("core");
    private static final PolicyId DRM = new PolicyId("drm");

    @Autowired private PolicyStore policies;
    @Autowired private TransactionTemplate transaction;
    @Autowired private PlatformTransactionManager transactions;

    @Test
    void two_that_open_pages_of_the_same_policies_do_not_wait_for_each_other() {
        try (OtherServer other = new OtherServer(transactions)) {
            long first = other.does(() -> policies.takeTurn(CORE, 0));

            List<Long> own =
                    ended(
                            beside(() ->
                                    transaction.execute(status ->
                                            List.of(
                                                    policies.takeTurn(DRM, 0),
                                                    policies.takeTurn(CORE, 0)))));
            long last = other.does(() -> policies.takeTurn(DRM, 0));
            other.commits();

            assertThat(first).isZero();
            assertThat(own).containsExactly(0L, 1L);
            assertThat(last).isEqualTo(1);
        }
    }

    @Test
    void turns_are_taken_one_after_the_other() {
        assertThat(policies.takeTurn(CORE, 0)).isZero();
        assertThat(policies.takeTurn(CORE, 0)).isEqualTo(1);
        assertThat(policies.takeTurn(CORE, 1)).isZero();
        assertThat(policies.takeTurn(CORE, 0)).isEqualTo(2);
    }
}
