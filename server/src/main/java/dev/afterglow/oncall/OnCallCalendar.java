package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// Shifts as an iCalendar text (RFC 5545), an event for each shift and for each gap. The same
/// shifts give the same text: an event's stamp is its own beginning.
public final class OnCallCalendar {

    private OnCallCalendar() {}

    /// The calendar of these schedules' shifts, in their order.
    public static String write(Map<Schedule, List<Shift>> shifts) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Afterglow//On call//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        shifts.forEach((schedule, rows) ->
                rows.forEach(shift -> calendar.add(event(schedule.id(), shift))));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static VEvent event(ScheduleId schedule, Shift shift) {
        String person = shift.person().map(PersonId::value).orElse("nobody");
        VEvent event = new VEvent(false);
        event.add(new DtStamp(shift.from()));
        event.add(new DtStart<Instant>(shift.from()));
        event.add(new DtEnd<Instant>(shift.to()));
        event.add(new Summary(summary(schedule, shift, person)));
        event.add(new Description(shift.source().text()));
        event.add(new Uid(schedule + "-" + shift.from().getEpochSecond() + "-" + person));
        return event;
    }

    private static String summary(ScheduleId schedule, Shift shift, String person) {
        return switch (shift.source()) {
            case Source.Gap() -> "Gap: nobody on call for " + schedule;
            case Source.OfShadow(String _) -> person + " shadows " + schedule;
            case Source.OfLayer(String _) -> person + " on call for " + schedule;
            case Source.OfOverride(String _) -> person + " on call for " + schedule;
        };
    }
}
