package dev.afterglow.paging.web;

import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageId;
import dev.afterglow.paging.PageLinks;
import dev.afterglow.paging.PageLinks.Checked;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.PersonId;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Opens the page that a signed link stands for, as the person whom it was sent to, or shows why
/// the link does not hold.
@Component
class Linked {

    private final PageLinks links;
    private final Paging paging;
    private final PhoneViews views;
    private final InstantSource clock;

    Linked(PageLinks links, Paging paging, PhoneViews views, InstantSource clock) {
        this.links = links;
        this.paging = paging;
        this.views = views;
        this.clock = clock;
    }

    ModelAndView with(String token, BiFunction<Page, PersonId, ModelAndView> show) {
        return switch (links.check(token, clock.instant())) {
            case Checked.Holds(PageId id, PersonId person) ->
                    paging.page(id).map(page -> show.apply(page, person)).orElseGet(views::forged);
            case Checked.Ended ended -> views.ended(ended);
            case Checked.Forged forged -> views.forged();
        };
    }

    /// After a change, to a place behind the same link.
    static ModelAndView back(String token, String to) {
        ModelAndView there = new ModelAndView("redirect:/p/" + token + to);
        there.setStatus(HttpStatus.SEE_OTHER);
        return there;
    }
}
