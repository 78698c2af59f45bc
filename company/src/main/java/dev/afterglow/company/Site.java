package dev.afterglow.company;

import java.time.ZoneId;

/// A place where the company has an office.
public enum Site {
    LOS_GATOS("Los Gatos", "America/Los_Angeles"),
    COPENHAGEN("Copenhagen", "Europe/Copenhagen"),
    SINGAPORE("Singapore", "Asia/Singapore"),
    LISBON("Lisbon", "Europe/Lisbon"),
    SAO_PAULO("São Paulo", "America/Sao_Paulo"),
    BENGALURU("Bengaluru", "Asia/Kolkata"),
    KRAKOW("Kraków", "Europe/Warsaw"),
    ACCRA("Accra", "Africa/Accra"),
    TORONTO("Toronto", "America/Toronto"),
    OSAKA("Osaka", "Asia/Tokyo");

    private final String city;
    private final ZoneId zone;

    Site(String city, String zone) {
        this.city = city;
        this.zone = ZoneId.of(zone);
    }

    public String city() {
        return city;
    }

    public ZoneId zone() {
        return zone;
    }
}
