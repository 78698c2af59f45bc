package dev.afterglow.radar.web;

import java.util.List;

/// What the page that hands in says around its form.
///
/// @param session day of the next session; empty while none is planned
/// @param curators their names, as people say them; empty when there is none
/// @param mail where a confidential worry may be mailed to; empty when nowhere
/// @param crowd how many hold tickets, and how many it takes
public record HandInPage(
        String round,
        String closesIso,
        String closes,
        String closesDay,
        String session,
        String curators,
        boolean twoCurators,
        String mail,
        String crowd,
        boolean crowdIsOpen,
        int keepDays,
        List<String> fingerprints) {}
