package dev.afterglow.actions.web;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Became;
import dev.afterglow.actions.BeforeReviews;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.Guard;
import dev.afterglow.actions.Place;
import dev.afterglow.actions.Sight;
import dev.afterglow.actions.State;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.Actor;
import dev.afterglow.statistics.CumulativeIncidence.Step;
import dev.afterglow.web.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page of what became of the actions of the last twelve months.
@Component
class BecameViews {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int MOST_POINTS = 60;
    private static final int MOST_LABELS = 6;
    private static final int A_LINE = 18;
    private static final int MOST_AUTOMATIONS = 5;
    private static final int FEW = 20;

    private final Actions actions;
    private final Sight sight;
    private final BeforeReviews beforeReviews;

    BecameViews(Actions actions, Sight sight, BeforeReviews beforeReviews) {
        this.actions = actions;
        this.sight = sight;
        this.beforeReviews = beforeReviews;
    }

    BecamePage page(Actor actor, Instant now) {
        List<Action> year = sight.seen(actions.since(now.minus(A_YEAR)), actor);
        Became became = Became.of(year, actions.said(year.stream().map(Action::id).toList()), now);
        List<Action> automations = sight.seen(actions.automations(), actor);
        Map<ActionId, SortedSet<Long>> later =
                actions.incidentsWith(automations.stream().map(Action::id).toList());
        return new BecamePage(
                Numbers.number(year.size())
                        + (year.size() == 1 ? " action" : " actions")
                        + " of the last 12 months."
                        + early(beforeReviews.of(year))
                        + " The interesting ones lie in the middle, where somebody has to choose.",
                points(year),
                "newest %d of %d".formatted(Math.min(MOST_POINTS, year.size()), year.size()),
                ends(became),
                "after %d days, n = %d".formatted(Became.HORIZON_DAYS, became.discretionary()),
                became.lostTo().stream()
                        .map(lost -> new BecamePage.Lost(lost.to(), Long.toString(lost.times())))
                        .toList(),
                "%d of %d say it".formatted(became.reasons(), became.unfinished()),
                became.bands().stream().map(BecameViews::band).toList(),
                became.brier()
                        .map(score ->
                                "Brier score %.2f; always saying “even” would give 0.25."
                                        .formatted(score.brier()))
                        .orElse(""),
                open(became),
                endLines(became),
                automations.stream()
                        .sorted(Comparator.comparing(BecameViews::lookAgain))
                        .limit(MOST_AUTOMATIONS)
                        .map(BecameViews::automation)
                        .toList(),
                "%d of %d automations took part in a later incident."
                        .formatted(later.size(), automations.size()),
                links(later));
    }

    private static String early(BeforeReviews.Early early) {
        return early.reviewed() == 0
                ? ""
                : " Of %d whose incident has a review, %d %s done before it."
                        .formatted(
                                early.reviewed(),
                                early.done().size(),
                                early.done().size() == 1 ? "was" : "were");
    }

    private static List<BecamePage.Point> points(List<Action> year) {
        List<BecamePage.Point> points = new ArrayList<>();
        List<Integer> named = new ArrayList<>();
        for (Action action : year.stream().limit(MOST_POINTS).toList()) {
            boolean isNamed =
                    action.place() == Place.DISCRETIONARY
                            && action.cost() != Cost.WEEKS
                            && named.size() < MOST_LABELS
                            && named.stream().allMatch(y -> Math.abs(y - down(action)) > A_LINE);
            if (isNamed) {
                named.add(down(action));
            }
            points.add(point(action, isNamed));
        }
        return points;
    }

    /// Columns of cost and rows of value; within them the number scatters the points, so that one
    /// action stays in one place.
    private static BecamePage.Point point(Action action, boolean isNamed) {
        long number = action.id().value();
        double across = column(action.cost()) + (number * 37 % 100 - 50) / 8.0;
        String shape =
                switch (action.state()) {
                    case DONE, LEARNT -> "circle";
                    case RESTING, OPEN -> "ring";
                    case DECLINED, OVERTAKEN -> "diamond";
                    case QUIET -> "empty-diamond";
                };
        String title = action.title();
        return new BecamePage.Point(
                "/actions/" + action.id(),
                title + ": " + action.state().words(),
                String.format(Locale.ROOT, "%.1f%%", across),
                down(action),
                shape,
                action.state().tone(),
                isNamed ? title.length() > 26 ? title.substring(0, 25) + "…" : title : "");
    }

    private static int down(Action action) {
        return 50 + (5 - action.value()) * 80 + (int) (action.id().value() * 53 % 60);
    }

    private static double column(Cost cost) {
        return switch (cost) {
            case MINUTES -> 14;
            case HOURS -> 32.7;
            case DAYS -> 52.9;
            case WEEKS -> 73.1;
            case MONTHS -> 92;
        };
    }

    private static List<BecamePage.Share> ends(Became became) {
        List<BecamePage.Share> shares = new ArrayList<>();
        if (became.discretionary() > 0) {
            became.ends()
                    .forEach((state, share) ->
                            shares.add(
                                    new BecamePage.Share(
                                            endWords(state),
                                            rounded(share),
                                            interval(
                                                    became.endSteps()
                                                            .getOrDefault(state, List.of())),
                                            percent(share),
                                            state.tone())));
            shares.add(
                    new BecamePage.Share(
                            "Still open",
                            rounded(became.stillOpen()),
                            interval(became.discretionaryOpen()),
                            percent(became.stillOpen()),
                            "plain"));
        }
        return shares;
    }

    private static String endWords(State state) {
        return switch (state) {
            case DECLINED -> "Declined, with a reason";
            case OVERTAKEN -> "Overtaken by other work";
            case LEARNT -> "No action, but learnt";
            default ->
                    state.words().substring(0, 1).toUpperCase(Locale.ROOT)
                            + state.words().substring(1);
        };
    }

    /// To whole percents: the intervals are far wider.
    private static String rounded(double share) {
        return "%.0f %%".formatted(100 * share);
    }

    /// Of the last step within the horizon; nothing where none ended so.
    private static String interval(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.time() <= Became.HORIZON_DAYS)
                .reduce((earlier, later) -> later)
                .filter(step -> step.share() > 0)
                .map(step ->
                        "%.0f to %.0f %%"
                                .formatted(
                                        100 * step.interval().low(), 100 * step.interval().high()))
                .orElse("");
    }

    private static List<BecamePage.EndLine> endLines(Became became) {
        return became.endSteps().entrySet().stream()
                .filter(end -> became.ends().getOrDefault(end.getKey(), 0.0) > 0)
                .map(end ->
                        new BecamePage.EndLine(
                                end.getKey().words(),
                                end.getKey() == State.LEARNT ? "key" : end.getKey().tone(),
                                OpenCurve.growing(end.getValue())))
                .toList();
    }

    private static BecamePage.Band band(Became.Band band) {
        return new BecamePage.Band(
                band.words(),
                band.actions() + (band.actions() == 1 ? " action" : " actions"),
                percent(band.said()),
                percent(band.was()),
                percent(band.interval().low()),
                percent(band.interval().high()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    private static BecamePage.@Nullable Open open(Became became) {
        List<Step> middle = became.discretionaryOpen();
        if (middle.isEmpty()) {
            return null;
        }
        double few =
                middle.stream()
                        .filter(step -> step.atRisk() < FEW)
                        .mapToDouble(Step::time)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY);
        return new BecamePage.Open(
                OpenCurve.area(middle),
                OpenCurve.line(middle),
                OpenCurve.line(became.atOnceOpen()),
                "Share of actions still open by day; %s of the discretionary space after 180 days"
                        .formatted(Numbers.percent(became.stillOpen())),
                few < Became.HORIZON_DAYS
                        ? "Ends other than “done” are counted apart. Beyond day %.0f fewer than 20"
                                        .formatted(few)
                                + " are left: read with care."
                        : "Ends other than “done” are counted apart.");
    }

    private static LocalDate lookAgain(Action action) {
        Guard guard = action.guard();
        return guard == null ? LocalDate.MAX : guard.lookAgain();
    }

    private static BecamePage.Automation automation(Action action) {
        Guard guard = action.guard();
        String unknown = "Nobody was asked.";
        return new BecamePage.Automation(
                action.title(),
                "/actions/" + action.id(),
                ActionViews.from(action.origin()),
                guard == null ? unknown : guard.surprise(),
                guard == null ? unknown : guard.skill(),
                guard == null ? unknown : guard.stop(),
                guard == null ? "" : DAY.format(guard.lookAgain()));
    }

    private static List<BecamePage.Link> links(Map<ActionId, SortedSet<Long>> later) {
        TreeSet<Long> incidents = new TreeSet<>(Comparator.reverseOrder());
        later.values().forEach(incidents::addAll);
        return incidents.stream()
                .limit(MOST_AUTOMATIONS)
                .map(IncidentId::new)
                .map(id -> new BecamePage.Link(id.toString(), "/incidents/" + id))
                .toList();
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
