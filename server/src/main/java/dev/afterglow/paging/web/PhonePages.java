package dev.afterglow.paging.web;

import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Called;
import dev.afterglow.paging.EverybodyCall;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageId;
import dev.afterglow.paging.PageLinks;
import dev.afterglow.paging.PageLinks.Checked;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The pages behind a signed link, for somebody who was woken: no sign-in, one thing at a time.
/// Only a POST changes anything, so that a mail scanner which opens links takes no page.
@Controller
class PhonePages {

    private final PageLinks links;
    private final Paging paging;
    private final PhoneViews views;
    private final InstantSource clock;

    PhonePages(PageLinks links, Paging paging, PhoneViews views, InstantSource clock) {
        this.links = links;
        this.paging = paging;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/p/{token}")
    ModelAndView show(@PathVariable String token) {
        return with(token, (page, person) -> views.page(page, person, token));
    }

    @PostMapping("/p/{token}")
    ModelAndView take(@PathVariable String token) {
        return with(
                token,
                (page, person) -> {
                    paging.acknowledge(page.id(), person, now());
                    return back(token, "");
                });
    }

    @PostMapping("/p/{token}/answer")
    ModelAndView answer(@PathVariable String token, @RequestParam String answer) {
        return with(
                token,
                (page, person) -> {
                    paging.answer(page.id(), person, Answer.parse(answer), now());
                    return back(token, page.everybody() == null ? "" : "/roll-call");
                });
    }

    @PostMapping("/p/{token}/bring")
    ModelAndView bring(
            @PathVariable String token, @RequestParam(defaultValue = "") List<String> who) {
        return with(
                token,
                (page, person) -> {
                    List<PersonId> persons = views.persons(who);
                    if (persons.isEmpty()) {
                        return views.need(page, person, token, "Choose whom to bring");
                    }
                    paging.bring(page.id(), persons, person, now());
                    return back(token, "");
                });
    }

    @GetMapping("/p/{token}/bring")
    ModelAndView chooseOthers(@PathVariable String token) {
        return with(token, (page, person) -> views.others(page, person, token));
    }

    @PostMapping("/p/{token}/pass-on")
    ModelAndView passOn(@PathVariable String token) {
        return with(
                token,
                (page, person) -> {
                    paging.passOn(page.id(), person, now());
                    return back(token, "");
                });
    }

    /// What the guard of a call of everybody carries.
    record GuardForm(String sure, int count, String why, String drill) {}

    @PostMapping("/p/{token}/everybody")
    ModelAndView everybody(@PathVariable String token, GuardForm form) {
        return with(token, (page, person) -> everybody(new Asking(page, person, token), form));
    }

    private record Asking(Page page, PersonId person, String token) {}

    private ModelAndView everybody(Asking asking, GuardForm form) {
        PageId id = asking.page().id();
        if (form.sure() == null) {
            return views.need(
                    asking.page(), asking.person(), asking.token(), "Tick that you are sure");
        }
        EverybodyCall call =
                new EverybodyCall(
                        paging.usualCrowd(),
                        form.count(),
                        form.why() == null ? "" : form.why(),
                        form.drill() != null,
                        asking.person());
        return switch (paging.callEverybody(id, call, now())) {
            case Called.Done(PageId called, int count) ->
                    back(
                            called.equals(id)
                                    ? asking.token()
                                    : links.token(called, asking.person(), now()),
                            "/roll-call");
            case Called.Refused(String sentence) ->
                    views.need(asking.page(), asking.person(), asking.token(), sentence);
        };
    }

    @GetMapping("/p/{token}/roll-call")
    ModelAndView rollCall(@PathVariable String token) {
        return with(token, (page, person) -> views.rollCall(page, person, token));
    }

    @PostMapping("/p/{token}/enough")
    ModelAndView enough(@PathVariable String token) {
        return with(
                token,
                (page, person) -> {
                    paging.enough(page.id(), person, now());
                    return back(token, "/roll-call");
                });
    }

    @PostMapping("/p/{token}/end-drill")
    ModelAndView endDrill(@PathVariable String token) {
        return with(
                token,
                (page, person) -> {
                    paging.endDrill(page.id(), person, now());
                    return back(token, "/roll-call");
                });
    }

    private static ModelAndView back(String token, String to) {
        ModelAndView there = new ModelAndView("redirect:/p/" + token + to);
        there.setStatus(HttpStatus.SEE_OTHER);
        return there;
    }

    private ModelAndView with(String token, BiFunction<Page, PersonId, ModelAndView> show) {
        return switch (links.check(token, now())) {
            case Checked.Holds(PageId id, PersonId person) ->
                    paging.page(id).map(page -> show.apply(page, person)).orElseGet(views::forged);
            case Checked.Ended ended -> views.ended(ended);
            case Checked.Forged forged -> views.forged();
        };
    }

    private Instant now() {
        return clock.instant();
    }
}
