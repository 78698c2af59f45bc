package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a schedule asks of one person: hours, not how often they were woken, which is theirs alone.
///
/// @param whole all time on call
/// @param night that between 22:00 and 07:00 where the person is
/// @param weekends how many Saturdays-with-Sundays have any time on call in them
public record Load(PersonId person, Duration whole, Duration night, int weekends) {

    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /// Of the person's rows among `shifts`; time as a shadow does not count.
    static Load of(PersonId person, ZoneId zone, List<Shift> shifts) {
        Duration whole = Duration.ZERO;
        Duration night = Duration.ZERO;
        Set<LocalDate> weekends = new HashSet<>();
        for (Shift shift : shifts) {
            boolean counts =
                    shift.person().filter(person::equals).isPresent()
                            && !(shift.source() instanceof Source.OfShadow);
            if (counts) {
                whole = whole.plus(Duration.between(shift.from(), shift.to()));
                night = night.plus(nights(shift, zone));
                weekends.addAll(weekends(shift, zone));
            }
        }
        return new Load(person, whole, night, weekends.size());
    }

    private static Duration nights(Shift shift, ZoneId zone) {
        Duration sum = Duration.ZERO;
        LocalDate last = shift.to().atZone(zone).toLocalDate();
        LocalDate day = shift.from().atZone(zone).toLocalDate().minusDays(1);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            Instant dusk = day.atTime(EVENING).atZone(zone).toInstant();
            Instant dawn = day.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
            Instant from = dusk.isAfter(shift.from()) ? dusk : shift.from();
            Instant to = dawn.isBefore(shift.to()) ? dawn : shift.to();
            if (from.isBefore(to)) {
                sum = sum.plus(Duration.between(from, to));
            }
        }
        return sum;
    }

    /// The Saturdays of the weekends that the shift touches.
    private static Set<LocalDate> weekends(Shift shift, ZoneId zone) {
        Set<LocalDate> saturdays = new HashSet<>();
        LocalDate last = shift.to().minusNanos(1).atZone(zone).toLocalDate();
        LocalDate day = shift.from().atZone(zone).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                saturdays.add(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY)));
            }
        }
        return saturdays;
    }
}
