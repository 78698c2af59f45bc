package dev.afterglow.oncall.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// One line of the list of schedules.
///
/// @param people who is on call now; empty in a gap
/// @param coverage of the next 28 days, as a sentence
public record OnCallRow(
        String address, String name, List<PersonChip> people, String coverage, boolean hasGap) {}
