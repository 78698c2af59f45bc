package dev.afterglow.radar;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the radar runs here (`afterglow.radar.…`).
///
/// @param rhythm how long a round lasts, in months or weeks
/// @param holders so many people hold tickets before unlinkable is offered; at least 5
/// @param keepOriginalsDays how long after its round the words of a worry are kept
/// @param mailbox where confidential worries may be mailed to, `imaps://user:password@host/INBOX`;
/// empty: by page only
/// @param mailAddress the address of that mailbox as people are told it
@ConfigurationProperties("afterglow.radar")
record RadarSettings(
        @DefaultValue("P2M") Period rhythm,
        @DefaultValue("20") int holders,
        @DefaultValue("90") int keepOriginalsDays,
        @DefaultValue("") String mailbox,
        @DefaultValue("") String mailAddress) {

    private static final int FEWEST_HOLDERS = 5;

    RadarSettings {
        if (rhythm.isZero() || rhythm.isNegative() || rhythm.toTotalMonths() > 12) {
            throw new IllegalArgumentException(
                    "afterglow.radar.rhythm is P1W to P12M, was " + rhythm);
        }
        if (holders < FEWEST_HOLDERS) {
            throw new IllegalArgumentException(
                    "afterglow.radar.holders is at least 5, was " + holders);
        }
        if (keepOriginalsDays < 1) {
            throw new IllegalArgumentException(
                    "afterglow.radar.keep-originals-days is at least 1, was " + keepOriginalsDays);
        }
    }
}
