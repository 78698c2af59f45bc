package dev.afterglow.setup;

import dev.afterglow.company.History;
import dev.afterglow.company.Page;
import dev.afterglow.patterns.Patterns;
import dev.afterglow.patterns.ToldPage;
import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Audit;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Change;
import dev.afterglow.services.Knowledge;
import dev.afterglow.services.ServiceArchive;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the simulated company did in its two years and nobody needs at once: every change, older
/// absences, who knew what, and the pages of the pager before this one. Told while the demo runs
/// already; then the lenses look.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoPast implements DemoChapter {

    private static final String SUBJECT = "demo";
    private static final Duration BESIDE = Duration.ofDays(28);
    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private final Services services;
    private final ServiceArchive archive;
    private final Absences absences;
    private final Patterns patterns;
    private final DemoThemes themes;
    private final Audit audit;

    DemoPast(
            Services services,
            ServiceArchive archive,
            Absences absences,
            Patterns patterns,
            DemoThemes themes,
            Audit audit) {
        this.services = services;
        this.archive = archive;
        this.absences = absences;
        this.patterns = patterns;
        this.themes = themes;
        this.audit = audit;
    }

    /// Tells it on a thread of its own.
    @Override
    public void tell(Story story) {
        Thread.ofVirtual()
                .name("demo-past")
                .uncaughtExceptionHandler(
                        (thread, problem) -> LOG.error("demo.past was not told whole", problem))
                .start(() -> {
                    themes.tell(story.chronicle(), story.now());
                    tell(story.chronicle().history(), story.now());
                });
    }

    void tell(History history, Instant now) {
        archive.record(
                history.changes().stream()
                        .filter(change -> !change.at().isAfter(now.minus(DemoCompany.CHANGES_KEPT)))
                        .map(DemoPast::change)
                        .toList(),
                now);
        LocalDate since = LocalDate.ofInstant(now.minus(DemoCompany.ABSENCES_KEPT), ZoneOffset.UTC);
        history.absences().stream()
                .filter(absence -> absence.to().isBefore(since))
                .forEach(absence ->
                        absences.define(
                                new Absence(
                                        new PersonId(absence.person()),
                                        absence.from(),
                                        absence.to(),
                                        absence.kind()),
                                "demo",
                                DemoCompany.DEMO,
                                now));
        history.knowledge().stream()
                .filter(known -> known.until() != null)
                .forEach(known ->
                        services.know(
                                new Knowledge(
                                        new ServiceId(known.service()),
                                        new PersonId(known.person()),
                                        known.since(),
                                        known.until()),
                                DemoCompany.DEMO,
                                now));
        List<Page> pages =
                history.pages().stream().filter(page -> page.at().isBefore(now)).toList();
        patterns.tell(pages.stream().map(page -> told(page, page.person())).toList());
        patterns.tell(toVisitor(pages, history, now));
        patterns.ask(DemoCompany.DEMO, now);
        audit.record(DemoCompany.DEMO, new Audit.Act("demo.told", SUBJECT, ""), now);
    }

    /// Whether all of it was told; not when the server was stopped meanwhile.
    boolean isToldWhole() {
        return !audit.about(SUBJECT, 1).isEmpty();
    }

    private static ToldPage told(Page page, String person) {
        return new ToldPage(new PersonId(person), page.at(), new ServiceId(page.service()));
    }

    /// Whoever tries the demo has sat beside playback's on-call for some weeks and was rung with
    /// them, so that there are days of their own to look at.
    private static List<ToldPage> toVisitor(List<Page> pages, History history, Instant now) {
        String visitor = history.people().getFirst().id();
        Set<String> services =
                history.services().stream()
                        .filter(service -> service.team().equals(DemoCompany.VISITED_TEAM))
                        .map(dev.afterglow.company.Service::id)
                        .collect(Collectors.toSet());
        return pages.stream()
                .filter(page -> services.contains(page.service()))
                .filter(page -> page.at().isAfter(now.minus(BESIDE)))
                .map(page -> told(page, visitor))
                .toList();
    }

    private static Change change(dev.afterglow.company.Change change) {
        return new Change(
                new ServiceId(change.service()),
                "Put into production",
                change.at(),
                "demo",
                new PersonId(change.person()),
                null,
                change.id());
    }
}
