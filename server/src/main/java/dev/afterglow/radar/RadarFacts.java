package dev.afterglow.radar;

import org.springframework.stereotype.Service;

/// What pages say of the radar's settings.
@Service
public class RadarFacts {

    private final RadarSettings settings;

    RadarFacts(RadarSettings settings) {
        this.settings = settings;
    }

    /// Where a confidential worry may be mailed to; empty when nowhere.
    public String mailAddress() {
        return settings.mailbox().isEmpty() ? "" : settings.mailAddress();
    }

    public int keepOriginalsDays() {
        return settings.keepOriginalsDays();
    }
}
