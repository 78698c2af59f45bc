package dev.afterglow.oncall;

/// Which part of a schedule put somebody on call.
public sealed interface Source {

    /// The turn of a layer.
    record OfLayer(String layer) implements Source {}

    /// An override, with the reason that was given for it (may be empty).
    record OfOverride(String reason) implements Source {}

    /// A layer that listens in without duty.
    record OfShadow(String layer) implements Source {}

    /// Nothing covers this time.
    record Gap() implements Source {}

    /// `layer:ID`, `override:REASON`, `shadow:ID` or `gap`, as files and the API show it.
    default String text() {
        return switch (this) {
            case OfLayer(String layer) -> "layer:" + layer;
            case OfOverride(String reason) -> "override:" + reason;
            case OfShadow(String layer) -> "shadow:" + layer;
            case Gap() -> "gap";
        };
    }
}
