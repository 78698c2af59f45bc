package dev.afterglow.company;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One incident with its cast and everything that fills the gaps in a sentence about it.
record Scene(Incident incident, Mechanism mechanism, Cast cast, Map<String, String> words) {
    private static final List<String> COUNTRIES =
            List.of(
                    "Spain",
                    "Italy",
                    "Portugal",
                    "Brazil",
                    "Denmark",
                    "Poland",
                    "Japan",
                    "Ghana",
                    "India",
                    "Canada",
                    "Mexico",
                    "Germany",
                    "Singapore",
                    "Kenya",
                    "France",
                    "Chile",
                    "Norway",
                    "Indonesia",
                    "Colombia",
                    "Ireland",
                    "Thailand",
                    "Nigeria",
                    "Greece",
                    "Vietnam");
    private static final List<String> DEVICES =
            List.of("TV", "TV", "TV", "phone", "tablet", "console", "stick", "browser");
    private static final List<String> HOURS =
            List.of(
                    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight",
                    "nine", "ten", "eleven");

    /// Fills every `{name}` that is known.
    String fill(String text) {
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                return filled.append(text, at, text.length()).toString();
            }
            String name = text.substring(open + 1, close);
            String word = words.get(name);
            if (word == null) {
                throw new IllegalStateException("Nothing to fill {" + name + "} with in: " + text);
            }
            filled.append(text, at, open).append(word);
            at = close + 1;
        }
        return filled.toString();
    }

    /// The same, with the time of day where this person is.
    String fill(String text, Cast.Member who, Instant at) {
        String local = time(at.atZone(who.person().site().zone()));
        return fill(text.replace("{localtime}", local));
    }

    static Scene set(Incident incident, Mechanism mechanism, Cast cast, Setting setting) {
        Dice dice = setting.dice();
        ZoneId zone = setting.zone();
        ZonedDateTime local = incident.startedAt().atZone(zone);
        List<Site> sites = List.of(Site.values());
        int country = dice.below(COUNTRIES.size());
        int city = dice.below(sites.size());
        Map<String, String> words = new HashMap<>();
        words.put("service", setting.service().name());
        words.put("id", setting.service().id());
        words.put("dependent", setting.near());
        words.put("country", COUNTRIES.get(country));
        words.put("country2", COUNTRIES.get((country + 7) % COUNTRIES.size()));
        words.put("device", dice.pick(DEVICES));
        words.put("city", sites.get(city).city());
        words.put("city2", sites.get((city + 4) % sites.size()).city());
        words.put("lead", cast.lead().firstName());
        words.put("second", cast.second().firstName());
        words.put("expert", cast.expert().firstName());
        words.put("weekday", local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        words.put("time", time(local));
        words.put("localtime", time(local));
        words.put("hour", HOURS.get(local.getHour() % HOURS.size()));
        words.put(
                "month",
                local.minusMonths(2 + dice.below(6))
                        .getMonth()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        words.put("n", String.valueOf(3 + dice.below(7)));
        words.put("minutes", String.valueOf(minutes(incident)));
        words.put(
                "release",
                DateTimeFormatter.ofPattern("yyyy.MM.dd").format(local)
                        + "-"
                        + (1 + dice.below(6)));
        return new Scene(incident, mechanism, cast, words);
    }

    /// What a scene takes from the company around it.
    ///
    /// @param near name of a service that needs this one, or of one that this one needs
    record Setting(Service service, String near, ZoneId zone, Dice dice) {}

    private static long minutes(Incident incident) {
        Duration whole = Duration.between(incident.startedAt(), incident.stableAt());
        return Math.max(5, whole.toMinutes() * 3 / 4);
    }

    private static String time(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at);
    }

    /// The moment at this share of the way from start to stable.
    Instant at(double share) {
        Duration whole = Duration.between(incident.startedAt(), incident.stableAt());
        return incident.startedAt().plusSeconds((long) (whole.toSeconds() * share));
    }
}
