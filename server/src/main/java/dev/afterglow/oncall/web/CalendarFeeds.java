package dev.afterglow.oncall.web;

import dev.afterglow.oncall.CalendarAddresses;
import dev.afterglow.oncall.CalendarAddresses.Feed;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.OnCallCalendar;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.Shift;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Calendar feeds for calendar programs, which cannot sign in: whoever has the address may read it.
/// From thirty days back to a hundred and eighty ahead.
@RestController
class CalendarFeeds {

    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(180);

    private final CalendarAddresses addresses;
    private final OnCall onCall;
    private final InstantSource clock;

    CalendarFeeds(CalendarAddresses addresses, OnCall onCall, InstantSource clock) {
        this.addresses = addresses;
        this.onCall = onCall;
        this.clock = clock;
    }

    @GetMapping("/calendars/{secret}.ics")
    ResponseEntity<String> feed(@PathVariable String secret) {
        Instant now = clock.instant();
        Feed feed =
                addresses
                        .feed(secret, now)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                .body(OnCallCalendar.write(shifts(feed, now)));
    }

    private Map<Schedule, List<Shift>> shifts(Feed feed, Instant now) {
        Instant from = now.minus(BACK);
        Instant to = now.plus(AHEAD);
        Map<Schedule, List<Shift>> shifts = new LinkedHashMap<>();
        switch (feed) {
            case Feed.OfSchedule(var id) -> {
                NamedSchedule schedule =
                        onCall.schedule(id)
                                .orElseThrow(
                                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND));
                shifts.put(schedule.schedule(), onCall.shifts(id, from, to));
            }
            case Feed.OfPerson(var person) -> {
                var own = onCall.shiftsOf(person, from, to);
                for (NamedSchedule schedule : onCall.schedules()) {
                    if (own.containsKey(schedule.id())) {
                        shifts.put(schedule.schedule(), own.get(schedule.id()));
                    }
                }
            }
        }
        return shifts;
    }
}
