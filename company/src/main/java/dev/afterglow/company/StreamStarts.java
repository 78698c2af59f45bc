package dev.afterglow.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Stream starts per second of the simulated company: a pure function of seed and instant, so that
/// weeks can be filled in at once and the present go on from there.
///
/// Each country has its own evening, weekend and holidays; all grow by a sixth a year. On top lie a
/// slow wander of about one percent and counting noise. A value stands for the mean of the half
/// minute in which the instant lies. Immutable and safe for use by several threads; about 30
/// microseconds a value.
public final class StreamStarts {
    /// Values are drawn anew each half minute.
    public static final int STEP_SECONDS = 30;

    private static final double GROWTH_A_YEAR = Math.log(1.16);
    private static final double SECONDS_A_YEAR = 365.25 * 24 * LocalDays.HOUR;
    private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
    private static final double WANDER = 0.008;
    private static final int WANDER_SECONDS = 900;

    private final SeededNoise noise;
    private final List<Country> countries;
    private final List<Fall> falls;

    private StreamStarts(SeededNoise noise, List<Country> countries, List<Fall> falls) {
        this.noise = noise;
        this.countries = countries;
        this.falls = falls;
    }

    public static StreamStarts seeded(long seed) {
        return new StreamStarts(new SeededNoise(seed), Country.all(), List.of());
    }

    /// Starts per second of one country, device and version of the client.
    public record Part(String country, String device, String version, double perSecond) {}

    /// A stretch in which a share of the starts does not happen. It grows over three minutes from
    /// `from` on, and shrinks over the three minutes before `to`.
    ///
    /// @param share from 0 for none to 1 for all
    /// @param countries where; empty for everywhere
    /// @param devices which; empty for all
    public record Fall(
            Instant from, Instant to, double share, Set<String> countries, Set<String> devices) {
        private static final double RAMP_SECONDS = 180;

        public Fall {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be 0 to 1, was " + share);
            }
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "to must be after from, was %s after %s".formatted(to, from));
            }
            countries = Set.copyOf(countries);
            devices = Set.copyOf(devices);
        }

        double missing(Instant at) {
            if (at.isBefore(from) || !at.isBefore(to)) {
                return 0;
            }
            double since = at.getEpochSecond() - from.getEpochSecond();
            double left = to.getEpochSecond() - at.getEpochSecond();
            return share * Math.min(1, Math.min(since, left) / RAMP_SECONDS);
        }

        boolean concerns(String country, String device) {
            return (countries.isEmpty() || countries.contains(country))
                    && (devices.isEmpty() || devices.contains(device));
        }
    }

    /// The same with one more fall.
    public StreamStarts with(Fall fall) {
        List<Fall> more = new ArrayList<>(falls);
        more.add(fall);
        return new StreamStarts(noise, countries, List.copyOf(more));
    }

    /// Starts per second in the whole world, above 0: the sum of all parts.
    public double at(Instant at) {
        double sum = 0;
        for (Part part : parts(at)) {
            sum += part.perSecond();
        }
        return sum;
    }

    /// All parts, by country, device and version in the same order at each instant; around 540.
    public List<Part> parts(Instant at) {
        double level = growth(at) * wander(at);
        List<Part> parts = new ArrayList<>(countries.size() * Country.DEVICES.size() * 3);
        long step = Math.floorDiv(at.getEpochSecond(), (long) STEP_SECONDS);
        for (Country country : countries) {
            double starts = level * country.busiest() * shape(country, at);
            for (int device = 0; device < Country.DEVICES.size(); device++) {
                String name = Country.DEVICES.get(device);
                double expected = starts * country.shareOf(device) * left(country, name, at);
                for (Version version : Version.at(device, at)) {
                    double value = noisy(expected * version.share(), step, parts.size());
                    parts.add(new Part(country.name(), name, version.name(), value));
                }
            }
        }
        return parts;
    }

    private double left(Country country, String device, Instant at) {
        double left = 1;
        for (Fall fall : falls) {
            if (fall.concerns(country.name(), device)) {
                left *= 1 - fall.missing(at);
            }
        }
        return left;
    }

    private static double growth(Instant at) {
        double years = (at.getEpochSecond() - EPOCH.getEpochSecond()) / SECONDS_A_YEAR;
        return Math.exp(GROWTH_A_YEAR * years);
    }

    /// Between knots a quarter of an hour apart it goes along a cosine, so it has no corners.
    private double wander(Instant at) {
        long second = at.getEpochSecond();
        long knot = Math.floorDiv(second, (long) WANDER_SECONDS);
        double into = Math.floorMod(second, (long) WANDER_SECONDS) / (double) WANDER_SECONDS;
        double weight = (1 - Math.cos(Math.PI * into)) / 2;
        double value =
                (1 - weight) * noise.gaussian(knot, -1) + weight * noise.gaussian(knot + 1, -1);
        return 1 + WANDER * value;
    }

    /// Poisson noise of a half minute's count, by its normal approximation, never below zero.
    private double noisy(double perSecond, long step, int part) {
        double deviation = Math.sqrt(perSecond / STEP_SECONDS);
        return Math.max(0, perSecond + deviation * noise.gaussian(step, part));
    }

    /// The share of its busiest that a country is at: low at night, a small hill after noon, the
    /// evening; more in the afternoon of weekends and holidays; less on evenings spent with others.
    private static double shape(Country country, Instant at) {
        ZonedDateTime local = at.atZone(country.zone());
        LocalDate day = local.toLocalDate();
        double hour = local.getHour() + local.getMinute() / 60.0 + local.getSecond() / 3600.0;
        boolean free = local.getDayOfWeek().getValue() > 5 || country.isHoliday(day);
        double evening = hill(hour, 20.8, 2.3) * (local.getDayOfWeek().getValue() == 5 ? 0.93 : 1);
        double afternoon = hill(hour, 14.5, 3.4) * (free ? 0.52 : 0.24);
        double morning = hill(hour, 8.0, 1.6) * (free ? 0.07 : 0.1);
        double shape = 0.06 + 0.94 * Math.min(1.1, evening + afternoon + morning);
        return shape * country.season(day, hour);
    }

    private static double hill(double hour, double top, double width) {
        double away = Math.abs(hour - top);
        double distance = Math.min(away, 24 - away) / width;
        return Math.exp(-distance * distance / 2);
    }
}
