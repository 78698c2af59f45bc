package dev.afterglow.metrics;

/// What people said of a deviation afterwards. It teaches the report on the budget, never a model.
public enum Feedback {
    /// Nobody has said anything yet.
    NONE,
    /// Customers felt it.
    REAL,
    /// A false page.
    NOTHING
}
