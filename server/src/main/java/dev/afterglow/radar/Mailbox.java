package dev.afterglow.radar;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The mailbox where confidential worries may be sent to. A mail from a known address is taken and
/// deleted from the mailbox; others are deleted unread. Nothing is answered: an answer would lie in
/// one more mailbox.
@Component
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int MOST_A_STEP = 50;
    private static final int PARTS_MAX = 20;
    private static final int BYTES_MAX = 256 * 1024;
    private static final String PATIENCE_MILLIS = "10000";

    private final RadarSettings settings;
    private final HandingIn handingIn;
    private final People people;

    Mailbox(RadarSettings settings, HandingIn handingIn, People people) {
        this.settings = settings;
        this.handingIn = handingIn;
        this.people = people;
    }

    /// Reads what has come, at most fifty mails, and returns how many worries were taken.
    int read(Instant now) {
        return settings.mailbox().isEmpty() ? 0 : read(URI.create(settings.mailbox()), now);
    }

    private int read(URI address, Instant now) {
        String protocol = address.getScheme();
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", PATIENCE_MILLIS);
        String[] account = String.valueOf(address.getRawUserInfo()).split(":", 2);
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(
                    address.getHost(),
                    address.getPort(),
                    decoded(account[0]),
                    account.length == 2 ? decoded(account[1]) : "");
            return read(store.getFolder(address.getPath().substring(1)), now);
        } catch (MessagingException away) {
            LOG.warn("job=radar-mailbox outcome=postponed reason={}", away.getClass().getName());
            return 0;
        }
    }

    private int read(Folder folder, Instant now) throws MessagingException {
        folder.open(Folder.READ_WRITE);
        int taken = 0;
        try {
            int last = Math.min(MOST_A_STEP, folder.getMessageCount());
            for (int number = 1; number <= last; number++) {
                Message mail = folder.getMessage(number);
                Fate fate = take(mail, now);
                taken += fate == Fate.TAKEN ? 1 : 0;
                mail.setFlag(Flags.Flag.DELETED, fate != Fate.LEFT);
            }
        } finally {
            folder.close(true);
        }
        return taken;
    }

    /// What becomes of a mail; one that is left is tried again, and is taken in the next round.
    private enum Fate {
        TAKEN,
        DROPPED,
        LEFT
    }

    private Fate take(Message mail, Instant now) throws MessagingException {
        Optional<Person> sender = sender(mail);
        if (sender.isEmpty() || mail.getSize() > BYTES_MAX) {
            return Fate.DROPPED;
        }
        try {
            String subject = Optional.ofNullable(mail.getSubject()).orElse("");
            Worry worry = new Worry(subject + "\n" + text(mail), Knowing.FEELING, "");
            HandedIn answer =
                    handingIn.confidential(
                            worry, new HandingIn.Sender(sender.get().id(), null, true), now);
            return answer instanceof HandedIn.Taken ? Fate.TAKEN : Fate.LEFT;
        } catch (IllegalArgumentException | IOException unreadable) {
            return Fate.DROPPED;
        }
    }

    private Optional<Person> sender(Message mail) throws MessagingException {
        Address[] from = mail.getFrom();
        return from != null && from.length == 1 && from[0] instanceof InternetAddress one
                ? people.byEmail(one.getAddress())
                : Optional.empty();
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(PARTS_MAX, parts.getCount()); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = text(inner);
                if (!found.isBlank()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
