package dev.afterglow.people.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A stretch of the audit, newest first.
///
/// @param subject whose lines alone are shown, such as `service:playback`; empty for all
/// @param older the address of what came before; empty at the end
public record AuditPage(String subject, List<Line> lines, String older) {

    /// @param verb the act in words: "service changed"
    public record Line(
            String at, String iso, String actor, String verb, String subject, String detail) {

        /// The lines of the same subject alone.
        public String address() {
            return "/audit?about=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
        }
    }
}
