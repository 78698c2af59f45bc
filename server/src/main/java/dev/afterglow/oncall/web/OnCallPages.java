package dev.afterglow.oncall.web;

import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.OnCallNow;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.web.Frame;
import dev.afterglow.web.NavigationEntry;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The pages of schedules: all of them with who is on call now, and one with its week.
@Controller
class OnCallPages {

    private static final int MOST_SCHEDULES = 500;
    private static final Duration AHEAD = Duration.ofDays(28);

    private final OnCall onCall;
    private final OnCallNow now;
    private final ScheduleViews views;

    OnCallPages(OnCall onCall, OnCallNow now, ScheduleViews views) {
        this.onCall = onCall;
        this.now = now;
        this.views = views;
    }

    @GetMapping("/on-call")
    String all(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        List<OnCallRow> rows =
                now.rows(frame.times(), MOST_SCHEDULES).stream()
                        .map(row -> row(row, frame.times()))
                        .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("headline", headline(rows));
        model.addAttribute("mayMake", actor.may(Role.RESPONDER));
        return "oncall/list";
    }

    @GetMapping("/on-call/{id}")
    ModelAndView one(
            @PathVariable String id, Wish wish, Actor actor, @ModelAttribute("frame") Frame frame) {
        return views.model(require(id), wish.look(), actor, frame);
    }

    /// What the address of a schedule may ask for.
    ///
    /// @param hours `year` for the hours of a year
    record Wish(@Nullable String week, @Nullable String at, @Nullable String hours) {

        ScheduleViews.Look look() {
            return new ScheduleViews.Look(
                    read(Optional.ofNullable(week), LocalDate::parse),
                    read(Optional.ofNullable(at), LocalDateTime::parse),
                    "year".equals(hours));
        }
    }

    private OnCallRow row(OnCallNow.Row row, Times times) {
        NamedSchedule schedule = row.schedule();
        var gaps = onCall.gaps(schedule.id(), times.now(), times.now().plus(AHEAD));
        return new OnCallRow(
                "/on-call/" + schedule.id(),
                schedule.name(),
                row.people(),
                ScheduleViews.headline(gaps, times),
                !gaps.isEmpty());
    }

    private static String headline(List<OnCallRow> rows) {
        long empty = rows.stream().filter(row -> row.people().isEmpty()).count();
        if (rows.isEmpty()) {
            return "Nobody is on call yet";
        }
        if (empty > 0) {
            return empty == 1
                    ? "One schedule has nobody on call now"
                    : empty + " schedules have nobody on call now";
        }
        long gaps = rows.stream().filter(OnCallRow::hasGap).count();
        if (gaps > 0) {
            return gaps == 1
                    ? "One schedule has a gap ahead"
                    : gaps + " schedules have a gap ahead";
        }
        return rows.size() == 1 ? "The schedule is covered" : "Every schedule is covered";
    }

    /// Null for nothing and for what cannot be read: the page then shows the present.
    private static <T> @Nullable T read(Optional<String> text, Function<String, T> parse) {
        try {
            return text.map(parse).orElse(null);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private NamedSchedule require(String id) {
        return Optional.of(id)
                .filter(Slug::isSlug)
                .flatMap(slug -> onCall.schedule(new ScheduleId(slug)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry onCallEntry() {
            return new NavigationEntry(20, "", "On call", "/on-call", "oncall", true);
        }
    }
}
