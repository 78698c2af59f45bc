package dev.afterglow.themes.web;

import dev.afterglow.people.Actor;
import dev.afterglow.themes.Exchange;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// The codebook and coded texts as files of other tools.
@Controller
class ExchangePages {

    private final Exchange exchange;
    private final InstantSource clock;

    ExchangePages(Exchange exchange, InstantSource clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    @GetMapping("/themes/exchange/codebook.qdc")
    ResponseEntity<byte[]> codebook() {
        return file(MediaType.APPLICATION_XML, exchange.codebook(clock.instant()));
    }

    @GetMapping("/themes/exchange/project.qdpx")
    ResponseEntity<byte[]> project(Actor actor) {
        return file(MediaType.valueOf("application/zip"), exchange.project(actor, clock.instant()));
    }

    @GetMapping("/themes/exchange/codes.csv")
    ResponseEntity<String> table() {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment")
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .body(exchange.table());
    }

    private static ResponseEntity<byte[]> file(MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment")
                .contentType(type)
                .body(bytes);
    }

    @PostMapping("/themes/exchange")
    ModelAndView read(@RequestParam MultipartFile file, Actor actor) throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        Exchange.Reading reading =
                exchange.read(name, file.getBytes(), actor, Words.person(actor), clock.instant());
        boolean isRefused = reading instanceof Exchange.Reading.Refused;
        ModelAndView page =
                new ModelAndView(
                        "themes/exchanged",
                        isRefused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        page.addObject("page", view(reading));
        return page;
    }

    private static String skipped(int places) {
        return places == 0
                ? ""
                : (" %d places were left out: longer than 5,000 characters, or of no code in the"
                                + " file.")
                        .formatted(places);
    }

    private static ExchangedView view(Exchange.Reading reading) {
        return switch (reading) {
            case Exchange.Reading.Refused refused ->
                    new ExchangedView("Nothing was read in", refused.reason(), true);
            case Exchange.Reading.Taken taken ->
                    new ExchangedView(
                            taken.codes() == 1 ? "One new code" : taken.codes() + " new codes",
                            ("%d codes were here by name and keep their rules;"
                                                    + " %d places carry a code.")
                                            .formatted(taken.known(), taken.spans())
                                    + skipped(taken.skipped())
                                    + (taken.left().isEmpty()
                                            ? ""
                                            : " Left out, as their names do not begin with the"
                                                    + " number of an incident here, such as INC-42:"
                                                    + " "
                                                    + String.join(", ", taken.left())
                                                    + "."),
                            false);
        };
    }
}
