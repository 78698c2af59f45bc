package dev.afterglow.themes.web;

/// What came of reading a file of another tool.
public record ExchangedView(String heading, String words, boolean isRefused) {}
