package dev.afterglow.oncall;

/// Who is on call and which part of the schedule says so. The crew is empty just in a gap.
public record Duty(Crew crew, Source source) {

    /// Nobody, for no layer and no override covers the time.
    public static final Duty GAP = new Duty(Crew.NOBODY, new Source.Gap());

    public Duty {
        if (crew.isEmpty() != source instanceof Source.Gap) {
            throw new IllegalArgumentException(
                    "a gap has no crew and all else has one: " + crew + ", " + source.text());
        }
    }
}
