package dev.afterglow.web;

/// Whether the afterglow at the top of each page is bright: something is open that customers feel.
public interface Glow {

    boolean isHigh();
}
