package dev.afterglow.paging.web;

import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageId;
import dev.afterglow.paging.PageLinks;
import dev.afterglow.paging.PageLinks.Checked;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The pages behind a signed link, for somebody who was woken: no sign-in, one thing at a time. Only
/// a POST changes anything, so that a mail scanner which opens links takes no page.
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
        return withPage(token, (page, person) -> views.page(page, person, token));
    }

    @PostMapping("/p/{token}")
    ModelAndView take(@PathVariable String token) {
        return act(token, (page, person) -> paging.acknowledge(page, person, now()));
    }

    private ModelAndView act(String token, BiConsumer<PageId, PersonId> act) {
        return switch (links.check(token, now())) {
            case Checked.Holds(PageId page, PersonId person) -> {
                act.accept(page, person);
                ModelAndView there = new ModelAndView("redirect:/p/" + token);
                there.setStatus(HttpStatus.SEE_OTHER);
                yield there;
            }
            case Checked.Ended ended -> views.ended(ended);
            case Checked.Forged forged -> views.forged();
        };
    }

    private ModelAndView withPage(String token, BiFunction<Page, PersonId, ModelAndView> show) {
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
