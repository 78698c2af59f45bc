package dev.afterglow.paging.web;

import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageId;
import dev.afterglow.paging.PageLinks;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Pages for somebody who is signed in: all of theirs, and each with its whole story. Acting on one
/// leads to the same addresses as the link in a message.
@Controller
class PagePages {

    private final Paging paging;
    private final PageLinks links;
    private final PageViews views;

    PagePages(Paging paging, PageLinks links, PageViews views) {
        this.paging = paging;
        this.links = links;
        this.views = views;
    }

    @GetMapping("/pages")
    ModelAndView list(Actor actor, @ModelAttribute("frame") Frame frame) {
        ModelAndView view = new ModelAndView("paging/list");
        view.addObject("page", views.list(person(actor), frame.times()));
        return view;
    }

    @GetMapping("/pages/{id}")
    ModelAndView page(@PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame) {
        Page page = require(id);
        String act =
                person(actor)
                        .filter(person -> page.isOpen())
                        .map(person -> address(page.id(), person, frame))
                        .orElse("");
        ModelAndView view = new ModelAndView("paging/page");
        view.addObject("page", views.page(page, act, frame.times()));
        return view;
    }

    @GetMapping("/pages/{id}/roll-call")
    String rollCall(@PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame) {
        Page page = require(id);
        return person(actor)
                .map(person -> "redirect:" + address(page.id(), person, frame) + "/roll-call")
                .orElse("redirect:/pages/" + id);
    }

    private String address(PageId page, PersonId person, Frame frame) {
        return "/p/" + links.token(page, person, frame.times().now());
    }

    private Page require(long id) {
        return paging.page(new PageId(id))
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no page " + id));
    }

    private static Optional<PersonId> person(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person -> Optional.of(person.person());
            case Actor.OfToken token -> Optional.of(token.owner());
            case Actor.OfSystem ignored -> Optional.empty();
        };
    }
}
