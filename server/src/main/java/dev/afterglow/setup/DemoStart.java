package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.company.StreamStarts;
import dev.afterglow.people.Accounts;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.Role;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What `afterglow demo` does once the server is up: fills an empty database, starts the live feed,
/// lets it fall, and prints where to go.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("afterglow.demo.seed")
@EnableConfigurationProperties(DemoSettings.class)
class DemoStart implements ApplicationRunner, DisposableBean {

    private static final String PASSWORD = "press play now";

    private final DemoSettings settings;
    private final DemoCompany company;
    private final DemoIncidents incidents;
    private final List<DemoChapter> chapters;
    private final DemoPast past;
    private final DemoMetrics metrics;
    private final People people;
    private final Accounts accounts;
    private final InstantSource clock;
    private final String url;
    private @Nullable DemoFeed feed;

    DemoStart(
            DemoSettings settings,
            DemoCompany company,
            DemoIncidents incidents,
            List<DemoChapter> chapters,
            DemoPast past,
            DemoMetrics metrics,
            People people,
            Accounts accounts,
            InstantSource clock,
            @Value("${afterglow.url}") String url) {
        this.settings = settings;
        this.company = company;
        this.incidents = incidents;
        // The past ends with a pattern run, which ought to find what the other chapters tell.
        this.chapters =
                chapters.stream().sorted(Comparator.comparing(DemoPast.class::isInstance)).toList();
        this.past = past;
        this.metrics = metrics;
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Instant now = clock.instant();
        if (people.everybody().isEmpty()) {
            System.out.println("Telling two years of a simulated company ...");
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Chronicle chronicle = Chronicle.until(today, settings.seed());
            company.settle(chronicle, now);
            DemoChapter.Story story =
                    new DemoChapter.Story(chronicle, incidents.tell(chronicle, now), now);
            chapters.forEach(DemoChapter::prepare);
            chapters.forEach(chapter -> chapter.tell(story));
        } else if (!past.isToldWhole()) {
            System.out.println(
                    "An earlier start was stopped before everything was told, so some pages are"
                            + " empty. To begin anew, stop this, delete the folder of its data and"
                            + " start again.");
        }
        feed = DemoFeed.start(new DemoNumbers(starts(now), settings.seed(), now));
        metrics.watch(feed.address(), now);
        announce(now);
    }

    @Override
    public void destroy() {
        if (feed != null) {
            feed.close();
        }
    }

    private StreamStarts starts(Instant now) {
        Instant from = now.plus(settings.fallAfter());
        return StreamStarts.seeded(settings.seed())
                .with(
                        new StreamStarts.Fall(
                                from,
                                from.plus(settings.fallLasts()),
                                0.7,
                                Set.of(),
                                Set.of("TV, 2020 and older", "TV, 2021 and newer")));
    }

    private void announce(Instant now) {
        Person first =
                people.everybody().stream()
                        .filter(person -> person.role() == Role.ADMINISTRATOR)
                        .findFirst()
                        .orElseThrow();
        if (!accounts.hasPassword(first.id())) {
            accounts.setPassword(first.id(), PASSWORD, DemoCompany.DEMO, now);
        }
        System.out.printf(
                """

                Afterglow is ready:  %s
                Sign in as           %s
                with the password    %s

                Stream starts fall within two minutes; you are on call, and the page lands in
                your inbox: %s/me/inbox
                """,
                url, first.email(), PASSWORD, url);
    }
}
