package dev.afterglow.experiments;

import dev.afterglow.experiments.OptIn.Instance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Chaos Monkey's schedule (Netflix/chaosmonkey at eaa28fb): on each work day each group is drawn
/// with probability 1/mean, at a minute spread evenly over the hours. Every draw comes from a seed,
/// the day and the group alone: whoever draws, and in whatever order, draws the same.
///
/// Differences that are meant: the day is the zone's and not the host's; holidays are kept; a time
/// that has passed is told, not silently dropped; across a change of the clock a minute that does
/// not exist moves on with it.
public final class Monkey {

    /// The most that a termination may be late; later it is not carried out.
    static final Duration LATEST = Duration.ofMinutes(10);

    /// A silence less likely than this is told.
    private static final double UNLIKELY = 0.01;

    private final long seed;
    private final WorkDays workDays;

    /// @param seed kept secret, so that nobody can look ahead
    public Monkey(long seed, WorkDays workDays) {
        this.seed = seed;
        this.workDays = workDays;
    }

    /// One termination that is to be.
    public record Termination(MonkeyGroup group, Instant at) {}

    /// What is to be terminated on a day, by time; nothing on days without work.
    ///
    /// @param instances what runs, of all applications
    public List<Termination> schedule(LocalDate day, List<OptIn> optIns, List<Instance> instances) {
        List<Termination> terminations = new ArrayList<>();
        if (!workDays.isWorkDay(day)) {
            return terminations;
        }
        for (OptIn optIn : optIns) {
            if (optIn.isEnabled()) {
                for (MonkeyGroup group : MonkeyGroup.of(optIn, instances)) {
                    draw(day, optIn, group).ifPresent(terminations::add);
                }
            }
        }
        terminations.sort(
                java.util.Comparator.comparing(Termination::at).thenComparing(Termination::group));
        return terminations;
    }

    /// The draw of one group on one work day.
    Optional<Termination> draw(LocalDate day, OptIn optIn, MonkeyGroup group) {
        SplittableRandom random = random("day", day, group);
        double drawn = random.nextDouble();
        int minutes = 60 * (workDays.endHour() - workDays.startHour());
        int minute = random.nextInt(minutes);
        if (drawn > optIn.dailyProbability()) {
            return Optional.empty();
        }
        ZonedDateTime at =
                day.atTime(LocalTime.of(workDays.startHour(), 0).plusMinutes(minute))
                        .atZone(workDays.zone());
        return Optional.of(new Termination(group, at.toInstant()));
    }

    /// One of those that may be, each as likely as the other; empty when there is none.
    Optional<Instance> choose(LocalDate day, MonkeyGroup group, List<Instance> eligible) {
        if (eligible.isEmpty()) {
            return Optional.empty();
        }
        List<Instance> sorted =
                eligible.stream().sorted(java.util.Comparator.comparing(Instance::id)).toList();
        return Optional.of(sorted.get(random("instance", day, group).nextInt(sorted.size())));
    }

    private SplittableRandom random(String drawn, LocalDate day, MonkeyGroup group) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(16).putLong(seed).putLong(day.toEpochDay()).flip());
            byte[] hash = digest.digest((drawn + group.key()).getBytes(StandardCharsets.UTF_8));
            return new SplittableRandom(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /// How likely so long a silence is where everything runs as it was agreed.
    ///
    /// @param silentDays work days since the last termination
    public static double chanceOfSilence(OptIn optIn, int silentDays) {
        int held = Math.max(0, optIn.minimumDays() - 1);
        return Math.pow(1 - optIn.dailyProbability(), Math.max(0, silentDays - held));
    }

    /// Whether a silence is so long that chance would give it in less than one case of a hundred:
    /// everybody assumes that it runs, so somebody has to be told.
    public static boolean isSilent(OptIn optIn, int silentDays) {
        return chanceOfSilence(optIn, silentDays) < UNLIKELY;
    }
}
