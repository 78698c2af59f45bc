package dev.afterglow.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A real SMTP server in this JVM; the server under test sends its mail there.
public final class MailServer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final GreenMail MAIL = start();

    /// The mail server, to look at what arrived.
    public static GreenMail mail() {
        return MAIL;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "afterglow.smtp.url=smtp://127.0.0.1:" + MAIL.getSmtp().getPort(),
                        "afterglow.smtp.from=Afterglow <pager@afterglow.example>")
                .applyTo(context);
    }

    private static GreenMail start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        GreenMail mail = new GreenMail(setup);
        mail.start();
        return mail;
    }
}
