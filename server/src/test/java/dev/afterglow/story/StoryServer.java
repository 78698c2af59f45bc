package dev.afterglow.story;

import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// A story on a whole server in real time: its jobs run by themselves on a database of its own, its
/// mail goes to [MailServer], and its links lead to it, so that a browser can follow them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = dev.afterglow.AfterglowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = "afterglow.jobs.enabled=true")
@ActiveProfiles("test")
@ContextConfiguration(
        initializers = {
            TestPostgres.OwnDatabase.class,
            MailServer.class,
            StoryServer.OwnPort.class
        })
@DirtiesContext
@interface StoryServer {

    /// Takes a free port before the server starts, since its address stands in its messages.
    final class OwnPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("server.port=" + freePort()).applyTo(context);
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException exception) {
                throw new UncheckedIOException("No port is free on this machine", exception);
            }
        }
    }
}
