package dev.afterglow.delivery;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// E-mail over SMTP. One connection a message: a page must not wait behind another one's.
@Component
class EmailChannel implements Channel {

    private static final String TIMEOUT_MILLIS = "8000";
    private static final int PERMANENT = 500;
    private static final int SUBMISSION_PORT = 587;
    private static final int SMTPS_PORT = 465;

    private final SmtpSettings settings;
    private final InboxStore inbox;
    private final @Nullable JavaMailSenderImpl sender;

    EmailChannel(SmtpSettings settings, InboxStore inbox) {
        this.settings = settings;
        this.inbox = inbox;
        boolean isOut = !settings.url().isBlank() && !settings.staysInside();
        this.sender = isOut ? sender(URI.create(settings.url().strip())) : null;
    }

    @Override
    public String name() {
        return ChannelName.EMAIL;
    }

    @Override
    public Optional<String> whyNotReady() {
        return settings.url().isBlank()
                ? Optional.of("no mail server is set: AFTERGLOW_SMTP_URL is empty")
                : Optional.empty();
    }

    @Override
    public Optional<String> problemWith(String address) {
        try {
            new InternetAddress(address, true);
            return address.contains("@")
                    ? Optional.empty()
                    : Optional.of("\"" + address + "\" has no @; expected name@example.org");
        } catch (AddressException exception) {
            return Optional.of("\"" + address + "\" is no mail address: " + exception.getMessage());
        }
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        if (settings.staysInside()) {
            return inbox.keep(outgoing, ChannelName.EMAIL);
        }
        JavaMailSenderImpl mail = sender;
        if (mail == null) {
            return new Outcome.NotReady(whyNotReady().orElse(""));
        }
        try {
            MimeMessage message = mime(mail, outgoing);
            mail.send(message);
            return new Outcome.Sent(outgoing.stableId());
        } catch (MailException | MessagingException exception) {
            return outcome(exception);
        }
    }

    private MimeMessage mime(JavaMailSenderImpl mail, Outgoing outgoing) throws MessagingException {
        MimeMessage message = new StableMimeMessage(mail.getSession(), outgoing.stableId());
        String html = outgoing.html();
        MimeMessageHelper parts =
                new MimeMessageHelper(message, html != null, StandardCharsets.UTF_8.name());
        parts.setFrom(new InternetAddress(settings.from()));
        parts.setTo(new InternetAddress(outgoing.address(), true));
        parts.setSubject(outgoing.oneLine());
        String calendar = outgoing.extra("calendar");
        if (!calendar.isEmpty()) {
            message.setContent(withCalendar(outgoing.body(), calendar, outgoing));
        } else if (html == null) {
            parts.setText(outgoing.body());
        } else {
            parts.setText(outgoing.body(), html);
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Afterglow-Reference", outgoing.reference());
        return message;
    }

    /// The text, and the same as an entry that a calendar program offers to keep (RFC 6047).
    private static MimeMultipart withCalendar(String text, String calendar, Outgoing outgoing)
            throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart entry = new MimeBodyPart();
        String method = outgoing.extra("calendar-method");
        entry.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                calendar.getBytes(StandardCharsets.UTF_8),
                                "text/calendar; charset=UTF-8; method=" + method)));
        entry.setHeader("Content-Transfer-Encoding", "base64");
        return new MimeMultipart("alternative", words, entry);
    }

    /// Mail readers show a message once when a repeat has the same Message-ID.
    private static final class StableMimeMessage extends MimeMessage {

        private final String id;

        StableMimeMessage(jakarta.mail.Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@afterglow>");
        }
    }

    private static Outcome outcome(Exception exception) {
        Throwable cause = exception;
        if (exception instanceof MailSendException failed
                && failed.getMessageExceptions().length > 0) {
            cause = failed.getMessageExceptions()[0];
        }
        for (Throwable at = cause; at != null; at = next(at)) {
            switch (at) {
                case SMTPAddressFailedException refused -> {
                    return refused.getReturnCode() >= PERMANENT
                            ? new Outcome.Refused(oneLine(refused))
                            : Outcome.TryLater.because(oneLine(refused));
                }
                case SMTPSendFailedException answered -> {
                    return afterData(answered);
                }
                case AuthenticationFailedException refused -> {
                    return Outcome.TryLater.because(
                            "the mail server refuses our sign-in: " + oneLine(refused));
                }
                case MailConnectException unreachable -> {
                    return Outcome.TryLater.because(oneLine(unreachable));
                }
                case UnknownHostException unknown -> {
                    return Outcome.TryLater.because("unknown mail server " + unknown.getMessage());
                }
                case ConnectException refused -> {
                    return Outcome.TryLater.because(oneLine(refused));
                }
                default -> {}
            }
        }
        return new Outcome.Unknown("the mail server's answer was cut off: " + oneLine(cause));
    }

    /// Without a code the connection ended after the mail was handed over.
    private static Outcome afterData(SMTPSendFailedException answered) {
        if (answered.getReturnCode() <= 0) {
            return new Outcome.Unknown("the mail server's answer was cut off");
        }
        return answered.getReturnCode() >= PERMANENT
                ? new Outcome.Refused(oneLine(answered))
                : Outcome.TryLater.because(oneLine(answered));
    }

    private static @Nullable Throwable next(Throwable exception) {
        return exception instanceof SendFailedException failed && failed.getNextException() != null
                ? failed.getNextException()
                : exception.getCause();
    }

    private static String oneLine(Throwable exception) {
        return String.valueOf(exception.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static JavaMailSenderImpl sender(URI url) {
        String scheme = String.valueOf(url.getScheme());
        boolean isTls = scheme.equals("smtps");
        if (url.getHost() == null || !(isTls || scheme.equals("smtp"))) {
            throw new IllegalArgumentException(
                    "AFTERGLOW_SMTP_URL must look like smtp://user:password@host:587 or"
                            + " smtps://host:465; the server was not started");
        }
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setProtocol(scheme);
        mail.setHost(url.getHost());
        int usual = isTls ? SMTPS_PORT : SUBMISSION_PORT;
        mail.setPort(url.getPort() > 0 ? url.getPort() : usual);
        Properties properties = mail.getJavaMailProperties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + scheme + "." + timeout, TIMEOUT_MILLIS);
        }
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail." + scheme + ".ssl.checkserveridentity", "true");
        if (url.getRawUserInfo() != null) {
            String[] parts = url.getRawUserInfo().split(":", 2);
            mail.setUsername(URLDecoder.decode(parts[0], StandardCharsets.UTF_8));
            mail.setPassword(
                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            properties.setProperty("mail." + scheme + ".auth", "true");
        }
        return mail;
    }
}
