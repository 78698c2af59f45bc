package dev.afterglow.home.web;

import dev.afterglow.web.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/// The first page: is something wrong, who holds it, what is next.
@Controller
class NowPages {

    private final NowViews views;

    NowPages(NowViews views) {
        this.views = views;
    }

    @GetMapping("/")
    String now(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", views.page(frame.times()));
        return "home/now";
    }

    /// What is live on the page, for a page that polls; the whole page for whoever types it.
    @GetMapping("/now")
    String live(
            @ModelAttribute("frame") Frame frame,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isFragment,
            Model model) {
        if (!isFragment) {
            return "redirect:/";
        }
        model.addAttribute("page", views.page(frame.times()));
        return "home/live";
    }
}
