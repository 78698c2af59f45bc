package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Coordination;
import dev.afterglow.incidents.PublicUpdate;
import dev.afterglow.incidents.StakeholderUpdate;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/// The public status page: what people wrote for everybody, and nothing else.
@Controller
class StatusPages {

    private static final Duration SHOWN = Duration.ofDays(30);

    private final Coordination coordination;
    private final InstantSource clock;
    private final boolean isOn;

    StatusPages(
            Coordination coordination,
            InstantSource clock,
            @Value("${afterglow.status-page:false}") boolean isOn) {
        this.coordination = coordination;
        this.clock = clock;
        this.isOn = isOn;
    }

    @GetMapping("/status")
    String status(@ModelAttribute("frame") Frame frame, Model model) {
        if (!isOn) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Map<Long, List<PublicUpdate>> byIncident = new LinkedHashMap<>();
        for (PublicUpdate update : coordination.publicUpdates(clock.instant().minus(SHOWN))) {
            byIncident
                    .computeIfAbsent(update.incident().value(), id -> new ArrayList<>())
                    .add(update);
        }
        List<PublicStory> told =
                byIncident.values().stream().map(lines -> told(lines, frame.times())).toList();
        boolean isCalm = told.stream().allMatch(one -> one.state().equals("resolved"));
        model.addAttribute(
                "headline", isCalm ? "No trouble is reported" : "Something is not as it should be");
        model.addAttribute("told", told);
        return "incidents/status";
    }

    private static PublicStory told(List<PublicUpdate> lines, Times times) {
        PublicUpdate newest = lines.getFirst();
        boolean isOver = newest.state() == StakeholderUpdate.State.RESOLVED;
        return new PublicStory(
                newest.state().word(),
                isOver ? "good" : "live",
                lines.stream()
                        .map(line ->
                                new PublicStory.Line(
                                        times.iso(line.at()),
                                        times.time(line.at()),
                                        line.state().word(),
                                        line.text()))
                        .toList());
    }
}
