package dev.afterglow.paging;

import static dev.afterglow.testing.OtherServer.beside;
import static dev.afterglow.testing.OtherServer.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.OtherServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class ReplyCodeTest {

    private static final String ANAS = "+351210000001";
    private static final String BOS = "+351210000002";
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");

    @Autowired private ReplyCodeStore codes;
    @Autowired private Services services;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private SettableClock clock;
    @Autowired private TransactionTemplate transaction;
    @Autowired private PlatformTransactionManager transactions;

    private ReplyCodeStore.Meaning anas;
    private ReplyCodeStore.Meaning bos;
    private ReplyCodeStore.Meaning anasSecond;
    private ReplyCodeStore.Meaning bosSecond;

    @BeforeEach
    void twoPages() {
        ServiceId drm = new ServiceId("drm");
        services.define(new Service(drm, "DRM", null, Set.of()), clock.instant());
        PageId first = page(drm, "first", Severity.WARNING);
        PageId second = page(drm, "second", Severity.CRITICAL);
        anas = new ReplyCodeStore.Meaning(first, ANA);
        bos = new ReplyCodeStore.Meaning(first, BO);
        anasSecond = new ReplyCodeStore.Meaning(second, ANA);
        bosSecond = new ReplyCodeStore.Meaning(second, BO);
    }

    @Test
    void two_that_give_numbers_for_the_same_phones_do_not_wait_for_each_other() {
        try (OtherServer other = new OtherServer(transactions)) {
            int ofTheOther = other.does(() -> give(ANAS, anas));

            List<Integer> own =
                    ended(
                            beside(() ->
                                    transaction.execute(status ->
                                            List.of(
                                                    give(BOS, bosSecond),
                                                    give(ANAS, anasSecond)))));
            other.does(() -> give(BOS, bos));
            other.commits();

            assertThat(ofTheOther).isEqualTo(1);
            assertThat(own.getFirst()).isEqualTo(1);
            assertThat(own.getLast()).isBetween(1_000, 999_999);
            assertThat(codes.meaning(ANAS, ofTheOther)).contains(anas);
            assertThat(codes.meaning(ANAS, own.getLast())).contains(anasSecond);
            assertThat(codes.meaning(BOS, own.getFirst())).contains(bosSecond);
        }
    }

    @Test
    void a_page_keeps_its_number_and_the_next_one_gets_the_next() {
        assertThat(inTurn(ANAS, anas)).isEqualTo(1);
        assertThat(inTurn(ANAS, anasSecond)).isEqualTo(2);
        assertThat(inTurn(ANAS, anas)).isEqualTo(1);
    }

    private int give(String phone, ReplyCodeStore.Meaning meaning) {
        return codes.give(phone, meaning, clock.instant());
    }

    private @Nullable Integer inTurn(String phone, ReplyCodeStore.Meaning meaning) {
        return transaction.execute(status -> give(phone, meaning));
    }

    private PageId page(ServiceId service, String key, Severity severity) {
        Signal signal = new Signal(service, "test", key, severity, key, "", Map.of(), null);
        return paging.pageOf(alerts.raise(signal, clock.instant()).alert().id()).orElseThrow().id();
    }
}
