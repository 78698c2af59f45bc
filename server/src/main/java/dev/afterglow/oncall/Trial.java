package dev.afterglow.oncall;

import java.util.List;

/// What a plan would mean if it were kept now, with all that people have given by hand on top.
///
/// @param shifts everybody's rows, gaps and shadows too, as [Resolver#list] sorts them
/// @param gaps when nobody would be on call
/// @param differences where others would be on call than by the plan of now
public record Trial(List<Shift> shifts, List<Interval> gaps, List<Difference> differences) {

    public Trial {
        shifts = List.copyOf(shifts);
        gaps = List.copyOf(gaps);
        differences = List.copyOf(differences);
    }
}
