package dev.afterglow.themes.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of themes: tabs of claims, one claim, and how firm the ground is.
///
/// @param claim null when none was begun
/// @param agreement null in reflexive mode, where a second coder is no check
/// @param curve null before an incident is coded
/// @param refused why the last act was refused; empty when it was not
public record ThemePage(
        List<Tab> tabs,
        int dropped,
        @Nullable View claim,
        @Nullable Agreement agreement,
        @Nullable Curve curve,
        List<CodebookPage.Line> codes,
        int codeCount,
        String edition,
        boolean mayEdit,
        String refused) {

    public record Tab(String label, String address, boolean isCurrent) {}

    /// @param badge `claim, third wording`
    /// @param missing what is missing before it may be called a theme
    /// @param toAsk how many took part and can be asked; 0 when that was done
    public record View(
            long id,
            String address,
            String badge,
            String tone,
            String note,
            String brief,
            String sentence,
            String rival,
            String dropIf,
            String supportingHeading,
            List<Quote> supporting,
            String opposingHeading,
            List<Quote> opposing,
            String shown,
            int toAsk,
            List<String> missing,
            boolean isTheme,
            boolean isDropped,
            List<Event> events,
            List<Wording> wordings,
            List<Pattern> patterns) {}

    public record Quote(long coding, String words, String cite, String address) {}

    public record Event(String iso, String at, String who, String words) {}

    public record Wording(int number, String sentence, String reason, String iso, String at) {}

    public record Pattern(String name, String address) {}

    /// @param over what was compared: `22 incidents, both blind, unit: incident`
    /// @param more where the other codes and the differences are
    public record Agreement(
            String over, String address, List<Row> rows, String more, String drift) {}

    /// @param verdict `firm`, `tentative`, `weak` or `cannot tell with 3`
    public record Row(
            String code,
            int seen,
            String agree,
            String kappa,
            String kappaInterval,
            String alpha,
            String alphaInterval,
            String ac1,
            String ac1Interval,
            String verdict,
            String tone) {}

    /// @param area and `line`: paths in a box of 1000 by 168
    /// @param markX where nothing new came any more, in percent; empty when that is not so yet
    /// @param markAnchor on which side of it its label stands: `start` or `end`
    public record Curve(
            String sentence,
            String area,
            String line,
            List<Tick> levels,
            List<Tick> incidents,
            String markX,
            String markLabel,
            String markAnchor,
            String footer) {}

    /// @param at in pixels for levels, in percent for incidents
    public record Tick(String at, String label) {}
}
