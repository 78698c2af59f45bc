package dev.afterglow.radar.web;

import dev.afterglow.radar.Knowing;
import dev.afterglow.radar.Worry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form that hands in, as it was sent.
///
/// @param ticket filled by the page's script; empty without it
public record HandInForm(
        @Nullable String worry,
        @Nullable String promise,
        @Nullable String kind,
        @Nullable String part,
        @Nullable String ticket) {

    static final HandInForm EMPTY = new HandInForm("", "confidential", "feeling", "", "");

    Worry read() {
        return new Worry(text(worry), Knowing.parse(text(kind)), text(part));
    }

    public String words() {
        String words = text(worry);
        return words.substring(0, Math.min(Worry.WORDS_MAX, words.length()));
    }

    public boolean knows(String word) {
        return word.equals(text(kind));
    }

    public String which() {
        return text(part);
    }

    boolean isUnlinkable() {
        return "unlinkable".equals(text(promise));
    }

    String ticketText() {
        return text(ticket);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
