package dev.afterglow.people.web;

import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.OwnPage;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Profile;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The reader's own page: name, zone, working hours, theme.
@Controller
class MePages {

    private final Accounts accounts;
    private final People people;
    private final List<OwnPage> ownPages;
    private final InstantSource clock;

    MePages(Accounts accounts, People people, List<OwnPage> ownPages, InstantSource clock) {
        this.accounts = accounts;
        this.people = people;
        this.ownPages = ownPages;
        this.clock = clock;
    }

    @GetMapping("/me")
    ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean kept) {
        Profile profile = accounts.profile(Self.of(actor)).orElseThrow();
        return answer(profile, ProfileForm.of(profile), kept);
    }

    @PostMapping("/me")
    ModelAndView keep(Actor actor, ProfileForm.Sent sent) {
        PersonId self = Self.of(actor);
        Profile profile = accounts.profile(self).orElseThrow();
        ProfileForm form = ProfileForm.of(sent);
        if (form.errors().any()) {
            return answer(profile, form, false);
        }
        people.define(form.applyTo(profile.person()), actor, clock.instant());
        accounts.keepTheme(self, form.theme());
        return SeeOther.at("/me?kept=true");
    }

    private ModelAndView answer(Profile profile, ProfileForm form, boolean kept) {
        HttpStatus status = form.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        ModelAndView page = new ModelAndView("people/me", status);
        page.addObject("tabs", Tab.own(ownPages, "/me"));
        page.addObject("form", form);
        page.addObject("email", profile.person().email());
        page.addObject("role", profile.person().role().word());
        page.addObject("teams", people.teamsOf(profile.person().id()));
        page.addObject("zones", Zones.ALL);
        page.addObject("kept", kept);
        return page;
    }
}
