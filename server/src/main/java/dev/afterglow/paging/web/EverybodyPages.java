package dev.afterglow.paging.web;

import dev.afterglow.paging.Called;
import dev.afterglow.paging.EverybodyCall;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageId;
import dev.afterglow.paging.PageLinks;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.PersonId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The call of everybody behind a signed link: whom, and the guard that names how many people it
/// wakes.
@Controller
class EverybodyPages {

    private final Linked linked;
    private final PageLinks links;
    private final Paging paging;
    private final PhoneViews phone;
    private final EverybodyViews views;
    private final InstantSource clock;

    EverybodyPages(
            Linked linked,
            PageLinks links,
            Paging paging,
            PhoneViews phone,
            EverybodyViews views,
            InstantSource clock) {
        this.linked = linked;
        this.links = links;
        this.paging = paging;
        this.phone = phone;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/p/{token}/everybody")
    ModelAndView choose(
            @PathVariable String token, @RequestParam(defaultValue = "") List<String> of) {
        return linked.with(
                token, (page, person) -> views.choose(asking(page, person, token), chosen(of), ""));
    }

    /// What the guard carries.
    ///
    /// @param of whom; null or empty for the usual crowd
    record GuardForm(List<String> of, String sure, int count, String why, String drill) {}

    @PostMapping("/p/{token}/everybody")
    ModelAndView call(@PathVariable String token, GuardForm form) {
        return linked.with(token, (page, person) -> call(asking(page, person, token), form));
    }

    private EverybodyViews.Asking asking(Page page, PersonId person, String token) {
        return new EverybodyViews.Asking(page, person, token, phone.frame(person, token));
    }

    private ModelAndView call(EverybodyViews.Asking asking, GuardForm form) {
        List<String> of = chosen(form.of());
        if (form.sure() == null) {
            return again(asking, of, "Tick that you are sure");
        }
        EverybodyCall call =
                new EverybodyCall(
                        views.choice(of).orElseGet(paging::usualCrowd),
                        form.count(),
                        form.why() == null ? "" : form.why(),
                        form.drill() != null,
                        asking.person());
        PageId id = asking.page().id();
        return switch (paging.callEverybody(id, call, clock.instant())) {
            case Called.Done(PageId called, int count) ->
                    Linked.back(
                            called.equals(id)
                                    ? asking.token()
                                    : links.token(called, asking.person(), clock.instant()),
                            "/roll-call");
            case Called.Refused(String sentence) -> again(asking, of, sentence);
        };
    }

    /// The page with the form that was sent, and why nothing was done.
    private ModelAndView again(EverybodyViews.Asking asking, List<String> of, String error) {
        return of.isEmpty()
                ? phone.need(asking.page(), asking.person(), asking.token(), error)
                : views.choose(asking, of, error);
    }

    private static List<String> chosen(List<String> of) {
        return of == null ? List.of() : of.stream().filter(word -> !word.isBlank()).toList();
    }
}
