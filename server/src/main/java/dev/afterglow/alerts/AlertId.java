package dev.afterglow.alerts;

/// Names an alert; ascending in the order of opening. Shown as `AL-42`.
public record AlertId(long value) {

    /// The number as people see it.
    public String shown() {
        return "AL-" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
