package dev.afterglow.radar.web;

import dev.afterglow.radar.RadarSessions;
import dev.afterglow.web.ComingUp;
import dev.afterglow.web.Times;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The next session, for the first page.
@Component
class NextRadar implements ComingUp {

    private final RadarSessions sessions;

    NextRadar(RadarSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Card> card(Times times) {
        return sessions.next()
                .map(next ->
                        new Card(
                                "Next risk radar",
                                "every other month",
                                "",
                                times.iso(next.startsAt()),
                                times.full(next.startsAt()),
                                "No data needed. A bad feeling is enough.",
                                "Hand in a risk",
                                "/radar"));
    }
}
