package dev.afterglow.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a story, under a heading such as `## Detection, 21:38 WET`.
///
/// @param heading empty for what stands before the first heading
/// @param marker empty when the heading names none
/// @param time what stands after the marker's name, e.g. `21:38 WET`; may be empty
/// @param words Markdown
public record Passage(String heading, Optional<Marker> marker, String time, String words) {

    private static final Pattern HEADING = Pattern.compile("(?m)^## +(.+?) *$");
    private static final Pattern AFTER_MARKER = Pattern.compile("^[,:·–-]?\\s*");

    /// The passages of a story in order; those without any word are left out.
    public static List<Passage> of(String story) {
        List<Passage> passages = new ArrayList<>();
        Matcher heading = HEADING.matcher(story);
        String title = "";
        int begin = 0;
        while (heading.find()) {
            add(passages, title, story.substring(begin, heading.start()));
            title = heading.group(1);
            begin = heading.end();
        }
        add(passages, title, story.substring(begin));
        return passages;
    }

    private static void add(List<Passage> passages, String heading, String words) {
        if (words.isBlank() && heading.isEmpty()) {
            return;
        }
        Optional<Marker> marker = Marker.ofHeading(heading);
        String time =
                marker.map(one -> heading.substring(one.title().length()))
                        .map(rest -> AFTER_MARKER.matcher(rest).replaceFirst(""))
                        .orElse("");
        passages.add(new Passage(heading, marker, time, words.strip()));
    }
}
