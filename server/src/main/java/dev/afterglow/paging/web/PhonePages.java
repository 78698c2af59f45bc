package dev.afterglow.paging.web;

import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

    private final Linked linked;
    private final Paging paging;
    private final PhoneViews views;
    private final InstantSource clock;

    PhonePages(Linked linked, Paging paging, PhoneViews views, InstantSource clock) {
        this.linked = linked;
        this.paging = paging;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/p/{token}")
    ModelAndView show(@PathVariable String token) {
        return linked.with(token, (page, person) -> views.page(page, person, token));
    }

    @PostMapping("/p/{token}")
    ModelAndView take(@PathVariable String token) {
        return linked.with(
                token,
                (page, person) -> {
                    paging.acknowledge(page.id(), person, now());
                    return Linked.back(token, "");
                });
    }

    @PostMapping("/p/{token}/answer")
    ModelAndView answer(@PathVariable String token, @RequestParam String answer) {
        return linked.with(
                token,
                (page, person) -> {
                    paging.answer(page.id(), person, Answer.parse(answer), now());
                    return Linked.back(token, page.everybody() == null ? "" : "/roll-call");
                });
    }

    @PostMapping("/p/{token}/bring")
    ModelAndView bring(
            @PathVariable String token, @RequestParam(defaultValue = "") List<String> who) {
        return linked.with(
                token,
                (page, person) -> {
                    List<PersonId> persons = views.persons(who);
                    if (persons.isEmpty()) {
                        return views.need(page, person, token, "Choose whom to bring");
                    }
                    paging.bring(page.id(), persons, person, now());
                    return Linked.back(token, "");
                });
    }

    @GetMapping("/p/{token}/bring")
    ModelAndView chooseOthers(@PathVariable String token) {
        return linked.with(token, (page, person) -> views.others(page, person, token));
    }

    @PostMapping("/p/{token}/pass-on")
    ModelAndView passOn(@PathVariable String token) {
        return linked.with(
                token,
                (page, person) -> {
                    paging.passOn(page.id(), person, now());
                    return Linked.back(token, "");
                });
    }

    @GetMapping("/p/{token}/roll-call")
    ModelAndView rollCall(@PathVariable String token) {
        return linked.with(token, (page, person) -> views.rollCall(page, person, token));
    }

    @PostMapping("/p/{token}/enough")
    ModelAndView enough(@PathVariable String token) {
        return linked.with(
                token,
                (page, person) -> {
                    paging.enough(page.id(), person, now());
                    return Linked.back(token, "/roll-call");
                });
    }

    @PostMapping("/p/{token}/end-drill")
    ModelAndView endDrill(@PathVariable String token) {
        return linked.with(
                token,
                (page, person) -> {
                    paging.endDrill(page.id(), person, now());
                    return Linked.back(token, "/roll-call");
                });
    }

    private Instant now() {
        return clock.instant();
    }
}
