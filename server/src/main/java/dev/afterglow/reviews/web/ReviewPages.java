package dev.afterglow.reviews.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Afterwards;
import dev.afterglow.reviews.Differences;
import dev.afterglow.reviews.Exports;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Version;
import dev.afterglow.web.Frame;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One story: to read, to compare with earlier versions, to take away.
@Controller
class ReviewPages {

    private final ReviewGate gate;
    private final Reviews reviews;
    private final Afterwards afterwards;
    private final Exports exports;
    private final ReviewViews views;
    private final HistoryViews histories;
    private final InstantSource clock;

    ReviewPages(
            ReviewGate gate,
            Reviews reviews,
            Afterwards afterwards,
            Exports exports,
            ReviewViews views,
            HistoryViews histories,
            InstantSource clock) {
        this.gate = gate;
        this.reviews = reviews;
        this.afterwards = afterwards;
        this.exports = exports;
        this.views = views;
        this.histories = histories;
        this.clock = clock;
    }

    @GetMapping("/reviews/{id:\\d+}")
    String page(
            @PathVariable long id,
            @RequestParam Optional<String> moment,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        Review review = gate.review(id, actor);
        PersonId self = DecisionViews.self(actor);
        if (self != null) {
            afterwards.read(review.id(), self, clock.instant());
        }
        model.addAttribute(
                "page",
                views.view(
                        review,
                        actor,
                        moment.map(ReviewPages::moment).orElse(null),
                        frame.times()));
        return "reviews/review";
    }

    @GetMapping("/reviews/{id:\\d+}/history")
    String history(
            @PathVariable long id,
            Actor actor,
            @RequestParam Optional<Integer> from,
            @RequestParam Optional<Integer> to,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        Review review = gate.review(id, actor);
        int newest = to.orElse(review.version());
        int oldest = from.orElse(Math.max(1, newest - 1));
        Version before = version(review, oldest);
        Version after = version(review, newest);
        List<Differences.Line> lines = Differences.between(before.text(), after.text());
        model.addAttribute("page", histories.view(review, oldest, newest, lines, frame.times()));
        return "reviews/history";
    }

    @GetMapping("/reviews/{id:\\d+}.md")
    ResponseEntity<byte[]> markdown(@PathVariable long id, Actor actor) {
        Review review = gate.review(id, actor);
        byte[] text = exports.document(review).markdown().getBytes(StandardCharsets.UTF_8);
        return file(review, "md", new MediaType("text", "markdown", StandardCharsets.UTF_8), text);
    }

    @GetMapping("/reviews/{id:\\d+}.html")
    ResponseEntity<byte[]> html(@PathVariable long id, Actor actor) {
        Review review = gate.review(id, actor);
        byte[] text = exports.document(review).html().getBytes(StandardCharsets.UTF_8);
        return file(review, "html", new MediaType("text", "html", StandardCharsets.UTF_8), text);
    }

    @GetMapping("/reviews/{id:\\d+}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long id, Actor actor) {
        Review review = gate.review(id, actor);
        return file(review, "pdf", MediaType.APPLICATION_PDF, exports.print(review));
    }

    private static ResponseEntity<byte[]> file(
            Review review, String ending, MediaType type, byte[] bytes) {
        ContentDisposition name =
                ContentDisposition.attachment()
                        .filename("review-" + review.incident() + "." + ending)
                        .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(type)
                .body(bytes);
    }

    private Version version(Review review, int number) {
        return reviews.version(review.id(), number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
