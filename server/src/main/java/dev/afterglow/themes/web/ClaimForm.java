package dev.afterglow.themes.web;

/// A claim as the form sends it; what is missing is empty.
public record ClaimForm(String brief, String claim, String rival, String dropIf, String reason) {

    static final ClaimForm EMPTY = new ClaimForm("", "", "", "", "");

    public ClaimForm {
        brief = brief == null ? "" : brief.strip();
        claim = claim == null ? "" : claim.strip();
        rival = rival == null ? "" : rival.strip();
        dropIf = dropIf == null ? "" : dropIf.strip();
        reason = reason == null ? "" : reason.strip();
    }
}
