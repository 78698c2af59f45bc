package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MailboxTest {

    @Autowired private HandingIn handingIn;
    @Autowired private Talks talks;
    @Autowired private People people;
    @Autowired private TestPeople testPeople;
    @Autowired private SettableClock clock;

    @Test
    void a_mail_from_a_known_address_is_a_confidential_worry_and_leaves_the_mailbox()
            throws Exception {
        testPeople.person("ana");
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mail.start();
        try {
            GreenMailUser user = mail.setUser("radar@example.org", "radar", "p@ss");
            deliver(mail, user, "ana@example.org", "Keys", "They move on evenings.");
            deliver(mail, user, "stranger@elsewhere.example", "Spam", "Buy this.");
            Mailbox mailbox =
                    new Mailbox(
                            settings(
                                    "imap://radar:p%40ss@127.0.0.1:"
                                            + mail.getImap().getPort()
                                            + "/INBOX"),
                            handingIn,
                            people);

            int taken = mailbox.read(clock.instant());

            assertThat(taken).isEqualTo(1);
            assertThat(talks.of(new PersonId("ana")))
                    .extracting(Talk::words)
                    .containsExactly("Keys\nThey move on evenings.");
            MailFolder inbox = mail.getManagers().getImapHostManager().getInbox(user);
            assertThat(inbox.getMessageCount()).isZero();
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_mailbox_that_is_away_is_tried_again_later() {
        Mailbox mailbox =
                new Mailbox(settings("imap://radar:x@127.0.0.1:1/INBOX"), handingIn, people);

        assertThat(mailbox.read(clock.instant())).isZero();
    }

    private static RadarSettings settings(String mailbox) {
        return new RadarSettings(Period.ofMonths(2), 20, 90, mailbox, "radar@example.org");
    }

    private static void deliver(
            GreenMail mail, GreenMailUser user, String from, String subject, String text)
            throws Exception {
        user.deliver(
                GreenMailUtil.createTextEmail(
                        user.getEmail(), from, subject, text, mail.getImap().getServerSetup()));
    }
}
