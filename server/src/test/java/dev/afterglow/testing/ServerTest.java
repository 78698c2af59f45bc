package dev.afterglow.testing;

import dev.afterglow.AfterglowServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// A test of the whole server on a real, empty PostgreSQL, with a clock that only tests move and no
/// background job running by itself: a test calls the job's step.
///
/// Persons come from [TestPeople], which also signs requests in.
///
/// All such tests share one Spring context, so the first one pays for the start. Take an
/// `org.springframework.test.web.servlet.assertj.MockMvcTester` for pages and APIs.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AfterglowServer.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import({SettableClock.class, TestPeople.class})
@ContextConfiguration(initializers = {TestPostgres.class, MailServer.class, TrackerServer.class})
@ExtendWith(EmptyDatabase.class)
public @interface ServerTest {}
