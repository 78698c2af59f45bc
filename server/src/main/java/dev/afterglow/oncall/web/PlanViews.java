package dev.afterglow.oncall.web;

import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.Difference;
import dev.afterglow.oncall.Interval;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Replacement;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.Trial;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Puts together the page on which a plan is changed.
@Component
class PlanViews {

    private static final Duration AHEAD = Duration.ofDays(28);
    private static final int MOST_LANES = 40;
    private static final int MOST_LINES = 12;

    private final OnCall onCall;
    private final People people;
    private final Absences absences;

    PlanViews(OnCall onCall, People people, Absences absences) {
        this.onCall = onCall;
        this.people = people;
        this.absences = absences;
    }

    /// What is shown beside the form.
    ///
    /// @param before null for a new schedule
    record Said(
            @Nullable NamedSchedule before,
            List<String> problems,
            PlanPage.@Nullable Meaning meaning) {

        static Said nothing(@Nullable NamedSchedule before) {
            return new Said(before, List.of(), null);
        }
    }

    Named named() {
        return new Named(people.everybody().stream().filter(Person::active).toList());
    }

    ModelAndView model(PlanForm form, Said said, Actor actor, Times times) {
        NamedSchedule before = said.before();
        List<Replacement> replacements =
                before == null ? List.of() : before.schedule().replacements();
        ModelAndView model = new ModelAndView("oncall/plan");
        model.addObject(
                "page",
                new PlanPage(
                        before == null ? "" : before.id().value(),
                        before == null ? "A new schedule" : "The plan of " + before.name(),
                        form,
                        LayerForm.blank(today(times)),
                        replacements.stream().map(one -> words(one, times)).toList(),
                        teams(form, actor),
                        said.problems(),
                        said.meaning()));
        if (!said.problems().isEmpty()) {
            model.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return model;
    }

    PlanPage.Meaning meaning(Schedule plan, Times times) {
        Trial trial = onCall.tried(plan, times.now(), times.now().plus(AHEAD));
        List<Difference> differences = trial.differences();
        return new PlanPage.Meaning(
                ScheduleViews.headline(trial.gaps(), times),
                lanes(plan, times),
                trial.gaps().stream().limit(MOST_LINES).map(gap -> gap(gap, times)).toList(),
                differences.stream().limit(MOST_LINES).map(one -> change(one, times)).toList(),
                Math.max(0, differences.size() - MOST_LINES));
    }

    /// A week from yesterday on.
    private Lanes lanes(Schedule plan, Times times) {
        LocalDate first = LocalDate.ofInstant(times.now(), times.zone()).minusDays(1);
        LaneDrawing drawing = new LaneDrawing("", first, times);
        Trial week = onCall.tried(plan, drawing.from(), drawing.to());
        List<PersonId> ids = new ArrayList<>();
        week.shifts().forEach(shift -> shift.person().ifPresent(ids::add));
        ids.addAll(plan.people());
        List<PersonId> shown = ids.stream().distinct().limit(MOST_LANES).toList();
        List<Away> away = absences.of(shown, first.minusDays(1), first.plusDays(8));
        Lanes lanes = drawing.draw(week.shifts(), people.persons(shown), away);
        return lanes.alone("These days, by this plan");
    }

    private List<SchedulePage.Choice> teams(PlanForm form, Actor actor) {
        return people.teams().stream()
                .filter(team ->
                        team.id().value().equals(form.team())
                                || people.mayEdit(actor, team.id()).granted())
                .map(PlanViews::choice)
                .toList();
    }

    private static String today(Times times) {
        return LocalDate.ofInstant(times.now(), times.zone()).atStartOfDay().toString();
    }

    private static SchedulePage.Choice choice(Team team) {
        return new SchedulePage.Choice(team.id().value(), team.name());
    }

    private String words(Replacement one, Times times) {
        String who =
                one.layers().stream()
                        .flatMap(layer -> layer.crews().stream())
                        .map(this::names)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return times.time(one.from())
                + " to "
                + times.time(one.to())
                + (one.reason().isEmpty() ? "" : ", " + one.reason())
                + ": "
                + who;
    }

    private static SchedulePage.Gap gap(Interval gap, Times times) {
        return new SchedulePage.Gap(
                times.time(gap.from()) + " to " + times.time(gap.to()),
                Times.duration(Duration.between(gap.from(), gap.to())));
    }

    private PlanPage.Change change(Difference one, Times times) {
        return new PlanPage.Change(
                times.time(one.from()) + " to " + times.time(one.to()),
                names(one.before()),
                names(one.after()));
    }

    private String names(Crew crew) {
        return crew.isEmpty()
                ? "nobody"
                : crew.people().stream()
                        .map(id ->
                                Optional.of(id)
                                        .flatMap(people::person)
                                        .map(Person::name)
                                        .orElse(id.value()))
                        .collect(Collectors.joining(" and "));
    }
}
