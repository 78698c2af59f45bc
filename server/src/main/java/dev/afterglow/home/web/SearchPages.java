package dev.afterglow.home.web;

import dev.afterglow.people.Actor;
import dev.afterglow.search.Search;
import dev.afterglow.search.Searchable;
import dev.afterglow.web.Frame;
import dev.afterglow.web.NavigationEntry;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// One box over everything; for people and for programs.
@Controller
class SearchPages {

    private static final int SHOWN_MOST = 30;
    private static final int ANSWERED_MOST = 100;

    private final Search search;

    SearchPages(Search search) {
        this.search = search;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {

        @Bean
        NavigationEntry searchEntry() {
            return new NavigationEntry(35, "", "Search", "/search", "search", false);
        }
    }

    @GetMapping("/search")
    String page(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        Search.Answer answer = search.find(q, wanted(kind), SHOWN_MOST, actor);
        List<FoundPage.Line> lines =
                answer.found().stream().map(found -> line(found, frame.times())).toList();
        List<FoundPage.Choice> choices = new ArrayList<>();
        choices.add(new FoundPage.Choice("", "Everything", kind.isEmpty()));
        for (Searchable each : search.kinds()) {
            choices.add(
                    new FoundPage.Choice(each.kind(), each.heading(), each.kind().equals(kind)));
        }
        model.addAttribute(
                "page",
                new FoundPage(q.strip(), kind, lines, answer.count(), choices, how(answer)));
        return "home/search";
    }

    record FoundJson(String kind, String title, String address, String at, String excerpt) {}

    @GetMapping("/api/search")
    @ResponseBody
    List<FoundJson> find(
            @RequestParam String q, @RequestParam(defaultValue = "") String kind, Actor actor) {
        return search.find(q, wanted(kind), ANSWERED_MOST, actor).found().stream()
                .map(found ->
                        new FoundJson(
                                found.kind(),
                                found.document().title(),
                                found.document().address(),
                                found.document().at().toString(),
                                found.excerpt()))
                .toList();
    }

    private static Optional<String> wanted(String kind) {
        return Optional.of(kind).filter(word -> !word.isBlank());
    }

    private static String how(Search.Answer answer) {
        return answer.byMeaning() ? "by words and meaning" : "by words";
    }

    private static FoundPage.Line line(Search.Found found, Times times) {
        Instant at = found.document().at();
        boolean dated = at.isAfter(Instant.EPOCH);
        return new FoundPage.Line(
                found.heading(),
                found.document().title(),
                found.document().address(),
                dated ? times.iso(at) : "",
                dated ? times.day(at) : "",
                found.excerpt());
    }
}
