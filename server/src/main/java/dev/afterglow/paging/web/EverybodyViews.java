package dev.afterglow.paging.web;

import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.paging.Crowd;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Slug;
import dev.afterglow.people.TeamId;
import dev.afterglow.web.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Shows whom a call of everybody would reach, and lets somebody choose who that is.
@Component
class EverybodyViews {

    private static final String ROSTER = "roster:";
    private static final String TEAM = "team:";

    private final Paging paging;
    private final OnCall onCall;
    private final People people;

    EverybodyViews(Paging paging, OnCall onCall, People people) {
        this.paging = paging;
        this.onCall = onCall;
        this.people = people;
    }

    /// Who is asking about which page, by which link.
    record Asking(Page page, PersonId person, String token, Frame frame) {}

    /// What a form's words choose; empty when they choose nothing that is there.
    Optional<Crowd.Choice> choice(List<String> of) {
        List<TeamId> teams = new ArrayList<>();
        for (String word : of) {
            String id = word.substring(word.indexOf(':') + 1);
            if (word.startsWith(ROSTER) && Slug.isSlug(id)) {
                return Optional.of(new Crowd.Choice.OfRoster(new RosterId(id)));
            }
            if (word.startsWith(TEAM) && Slug.isSlug(id)) {
                teams.add(new TeamId(id));
            }
        }
        return teams.isEmpty() ? Optional.empty() : Optional.of(new Crowd.Choice.OnCallIn(teams));
    }

    /// @param error why the last act was refused; empty for none
    ModelAndView choose(Asking asking, List<String> of, String error) {
        Instant now = asking.frame().times().now();
        EverybodyPage page =
                new EverybodyPage(
                        "/p/" + asking.token(),
                        asking.page().headline(),
                        onCall.rosters().stream()
                                .map(roster -> option(ROSTER + roster.id(), roster.name(), of))
                                .toList(),
                        people.teams().stream()
                                .map(team -> option(TEAM + team.id(), team.name(), of))
                                .toList(),
                        of,
                        guard(asking.page(), of, now),
                        error);
        ModelAndView view = new ModelAndView("paging/everybody");
        view.addObject("frame", asking.frame());
        view.addObject("page", page);
        if (!error.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private static EverybodyPage.Option option(String value, String name, List<String> of) {
        return new EverybodyPage.Option(value, name, of.contains(value));
    }

    private NeedPage.Guard guard(Page page, List<String> of, Instant now) {
        return choice(of)
                .map(choice -> guard(page, paging.crowd(choice, now)))
                .orElseGet(() -> new NeedPage.Guard(0, 0, "Choose whom first.", ""));
    }

    /// What calling a crowd means now.
    static NeedPage.Guard guard(Page page, Crowd crowd) {
        if (page.everybody() != null) {
            return new NeedPage.Guard(0, 0, "Everybody was called already.", "");
        }
        return crowd.size() == 0
                ? new NeedPage.Guard(
                        0, 0, "Nobody would be reached: " + String.join("; ", crowd.gaps()), "")
                : new NeedPage.Guard(crowd.size(), crowd.inTheirNight(), "", "");
    }
}
