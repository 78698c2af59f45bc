package dev.afterglow.people.web;

import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Feeds;
import dev.afterglow.people.OwnPage;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.ReaderSource;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// When the reader is away: by hand and from calendars. The kind is shown to nobody else.
@Controller
class AwayPages {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);

    private final Absences absences;
    private final Feeds feeds;
    private final List<OwnPage> ownPages;
    private final ReaderSource readers;
    private final InstantSource clock;

    AwayPages(
            Absences absences,
            Feeds feeds,
            List<OwnPage> ownPages,
            ReaderSource readers,
            InstantSource clock) {
        this.absences = absences;
        this.feeds = feeds;
        this.ownPages = ownPages;
        this.readers = readers;
        this.clock = clock;
    }

    @GetMapping("/me/away")
    ModelAndView page(Actor actor) {
        return answer(Self.of(actor), AwayPage.Form.EMPTY);
    }

    /// An absence as the form sends it.
    record Sent(String from, String to, String kind) {

        Sent {
            from = from == null ? "" : from.strip();
            to = to == null ? "" : to.strip();
            kind = kind == null ? "" : kind.strip().toLowerCase(Locale.ROOT);
        }
    }

    @PostMapping("/me/away")
    ModelAndView add(Actor actor, Sent sent) {
        PersonId self = Self.of(actor);
        try {
            Absence absence =
                    new Absence(self, day("From", sent.from()), day("To", sent.to()), sent.kind());
            absences.define(absence, "hand", actor, clock.instant());
            return SeeOther.at("/me/away");
        } catch (IllegalArgumentException problem) {
            return answer(
                    self,
                    new AwayPage.Form(
                            sent.from(), sent.to(), sent.kind(), problem.getMessage() + ".", ""));
        }
    }

    @PostMapping("/me/away/{id}/remove")
    ModelAndView remove(Actor actor, @PathVariable long id) {
        absences.remove(Self.of(actor), id, actor, clock.instant());
        return SeeOther.at("/me/away");
    }

    /// A calendar as the form sends it.
    record SentFeed(String url, String kind, String matching) {

        SentFeed {
            url = url == null ? "" : url.strip();
            kind = kind == null ? "" : kind.strip().toLowerCase(Locale.ROOT);
            matching = matching == null ? "" : matching.strip();
        }
    }

    @PostMapping("/me/away/feeds")
    ModelAndView addFeed(Actor actor, SentFeed sent) {
        PersonId self = Self.of(actor);
        try {
            Feeds.Feed feed = new Feeds.Feed(self, sent.url(), sent.kind(), sent.matching());
            feeds.add(feed, actor, clock.instant());
            return SeeOther.at("/me/away");
        } catch (IllegalArgumentException problem) {
            return answer(
                    self,
                    new AwayPage.Form(
                            "", "", "vacation", "", String.valueOf(problem.getMessage())));
        }
    }

    @PostMapping("/me/away/feeds/{id}/remove")
    ModelAndView removeFeed(Actor actor, @PathVariable long id) {
        feeds.remove(Self.of(actor), id, actor, clock.instant());
        return SeeOther.at("/me/away");
    }

    private ModelAndView answer(PersonId self, AwayPage.Form form) {
        boolean wrong = !form.problem().isEmpty() || !form.feedProblem().isEmpty();
        HttpStatus status = wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        Times times = new Times(readers.current().zone(), clock.instant());
        ModelAndView page = new ModelAndView("people/away", status);
        page.addObject("tabs", Tab.own(ownPages, "/me/away"));
        page.addObject(
                "page",
                new AwayPage(
                        absences.own(self).stream().map(AwayPages::line).toList(),
                        feeds.of(self).stream().map(kept -> feed(kept, times)).toList(),
                        form));
        return page;
    }

    private static AwayPage.Line line(Absences.Kept kept) {
        Absence absence = kept.absence();
        boolean calendar = kept.source().startsWith("feed:");
        return new AwayPage.Line(
                kept.id(),
                days(absence.from(), absence.to()),
                absence.kind(),
                calendar ? "from a calendar" : "by " + kept.source(),
                !calendar);
    }

    private static AwayPage.Feed feed(Feeds.Kept kept, Times times) {
        String state =
                kept.polledAt() == null
                        ? "will be read within a minute"
                        : "read " + times.time(kept.polledAt());
        boolean ok = kept.problem().isEmpty();
        return new AwayPage.Feed(
                kept.id(),
                kept.feed().host(),
                kept.feed().kind(),
                kept.feed().matching(),
                ok ? state : kept.problem() + " What it said before is kept.",
                ok);
    }

    /// `Mon 6 Jul 2026 to Fri 17 Jul 2026`, or one day.
    static String days(LocalDate from, LocalDate to) {
        return from.equals(to) ? DAY.format(from) : DAY.format(from) + " to " + DAY.format(to);
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(
                    field + " must be a day such as 2026-07-06, was \"" + text + "\"", notADay);
        }
    }
}
