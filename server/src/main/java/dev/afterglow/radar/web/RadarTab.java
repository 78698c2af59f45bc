package dev.afterglow.radar.web;

/// A tab of the radar's pages.
public record RadarTab(String label, String address, boolean current) {}
