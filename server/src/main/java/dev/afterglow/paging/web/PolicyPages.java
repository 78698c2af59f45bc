package dev.afterglow.paging.web;

import dev.afterglow.alerts.Severity;
import dev.afterglow.paging.Found;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Policy;
import dev.afterglow.paging.PolicyId;
import dev.afterglow.paging.Step;
import dev.afterglow.paging.Target;
import dev.afterglow.paging.When;
import dev.afterglow.services.ServiceId;
import dev.afterglow.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Who is paged for what, step by step, and whom that means at this minute.
@Controller
class PolicyPages {

    private final Policies policies;

    PolicyPages(Policies policies) {
        this.policies = policies;
    }

    @GetMapping("/policies")
    ModelAndView list() {
        ModelAndView view = new ModelAndView("paging/policies");
        view.addObject("policies", policies.all().stream().map(this::line).toList());
        return view;
    }

    @GetMapping("/policies/{id}")
    ModelAndView policy(@PathVariable String id, @ModelAttribute("frame") Frame frame) {
        Policy policy =
                policies.all().stream()
                        .filter(one -> one.id().value().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "There is no policy " + id));
        ModelAndView view = new ModelAndView("paging/policy");
        view.addObject("page", page(policy, frame.times().now()));
        return view;
    }

    private PolicyPage.Line line(Policy policy) {
        return new PolicyPage.Line(
                policy.id().value(),
                policy.name(),
                policy.steps().size() == 1 ? "1 step" : policy.steps().size() + " steps",
                services(policy.id()));
    }

    private String services(PolicyId id) {
        List<ServiceId> services = policies.servicesOf(id);
        return services.size() == 1 ? "1 service" : services.size() + " services";
    }

    private PolicyPage page(Policy policy, Instant now) {
        PolicyId handOver = policy.handOver();
        Duration timeout = policy.ackTimeout();
        return new PolicyPage(
                policy.name(),
                policy.steps().stream().map(step -> step(step, now)).toList(),
                policy.repeat() == 0
                        ? "Once through."
                        : "Up to %d more rounds, each %s after the last step."
                                .formatted(policy.repeat(), words(policy.againAfter())),
                timeout == null
                        ? "An acknowledgement holds until the alert is resolved."
                        : "An acknowledgement holds for "
                                + words(timeout)
                                + ", then it begins"
                                + " again.",
                handOver == null ? "" : handOver.value(),
                policies.servicesOf(policy.id()).stream().map(ServiceId::value).toList());
    }

    private PolicyPage.StepRow step(Step step, Instant now) {
        Found found = policies.meant(step, now);
        return new PolicyPage.StepRow(
                step.after().isZero() ? "at once" : words(step.after()) + " later",
                step.targets().stream().map(Target::words).collect(Collectors.joining(", ")),
                found.recipients().stream()
                        .map(one -> one.person() + " (" + one.because() + ")")
                        .toList(),
                found.gaps(),
                how(step));
    }

    private static String how(Step step) {
        List<String> words = new ArrayList<>();
        if (step.roundRobin()) {
            words.add("one of them, in turn");
        }
        if (step.untilEveryone()) {
            words.add("each is reminded until they answer");
        }
        When when = step.when();
        if (!when.severities().isEmpty()) {
            words.add(
                    when.severities().stream()
                            .sorted()
                            .map(Severity::word)
                            .collect(Collectors.joining(", ", "only for ", "")));
        }
        if (when.hours() != null) {
            words.add("only those for whom it is " + when.hours() + " where they are");
        }
        return String.join("; ", words);
    }

    private static String words(Duration span) {
        long minutes = span.toMinutes();
        return minutes % 60 == 0 && minutes > 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
