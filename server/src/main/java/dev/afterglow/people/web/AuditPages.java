package dev.afterglow.people.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Who did what to what, for administrators.
@Controller
class AuditPages {

    private static final int A_PAGE = 100;

    private final Audit audit;

    AuditPages(Audit audit) {
        this.audit = audit;
    }

    /// @param about a subject such as `service:playback`; its newest 500 lines are shown
    /// @param before the number of the line that the last page ended with
    @GetMapping("/audit")
    ModelAndView audit(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        new Permission(actor.may(Role.ADMINISTRATOR), "Only administrators read the audit.")
                .require();
        String subject = about.strip();
        List<Audit.Line> lines =
                subject.isEmpty()
                        ? audit.before(before, A_PAGE)
                        : audit.about(subject, Integer.MAX_VALUE);
        boolean more = subject.isEmpty() && lines.size() == A_PAGE;
        return new ModelAndView(
                "people/audit",
                "page",
                new AuditPage(
                        subject,
                        lines.stream().map(line -> line(line, frame.times())).toList(),
                        more ? "/audit?before=" + lines.getLast().id() : ""));
    }

    private static AuditPage.Line line(Audit.Line line, Times times) {
        return new AuditPage.Line(
                times.full(line.at()),
                times.iso(line.at()),
                line.actor(),
                line.act().verb().replace('.', ' '),
                line.act().subject(),
                line.act().detail());
    }
}
