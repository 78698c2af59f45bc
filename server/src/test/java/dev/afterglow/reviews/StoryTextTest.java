package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class StoryTextTest {

    private static final String HOSTILE =
            """
            ## Detection, 21:38 WET
            <script>alert(1)</script> <img src="file:///etc/passwd" onerror="alert(2)">
            [click](javascript:alert(3)) <iframe src="https://evil.example"></iframe>
            ![x](https://evil.example/track.png) <a href="data:text/html,x">y</a>
            <style>@import url(file:///etc/passwd)</style> ]]> &xxe; <!DOCTYPE x [<!ENTITY xxe
            SYSTEM "file:///etc/passwd">]> \u0001\u000b
            Tomasz in Kraków, Ελένη and Юлия were *there*.
            """;

    @Test
    void hostile_text_is_shown_and_never_does_anything() {
        String html = StoryHtml.withHints(HOSTILE, Set.of());

        assertThat(html)
                .contains("&lt;script&gt;", "<em>there</em>")
                .doesNotContain(
                        "<script", "<img", "<iframe", "<style", "javascript:", "href=\"data");
    }

    @Test
    void hostile_text_is_printed_and_fetches_nothing() throws IOException {
        ReviewDocument document =
                new ReviewDocument(
                        "Keys </title><script>x</script> & \"more\"",
                        List.of("INC-1 <b>bold</b>"),
                        HOSTILE,
                        List.of(new ReviewDocument.Section("Evidence", List.of("<i>x</i> & y"))));

        byte[] pdf = new Paper().print(document);

        try (PDDocument paper = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(paper);
            assertThat(text)
                    .contains("Tomasz in Kraków, Ελένη and Юлия", "<script>alert(1)</script>")
                    .contains("INC-1 <b>bold</b>", "<i>x</i> & y")
                    .doesNotContain("root:");
            assertThat(paper.getDocumentCatalog().getNames()).isNull();
            assertThat(paper.getPage(0).getAnnotations()).isEmpty();
        }
    }

    @Test
    void headings_become_passages_with_marker_and_time() {
        List<Passage> passages = Passage.of("Before.\n\n" + "## Key moment, 21:56 WET\n\nYusuf.");

        assertThat(passages)
                .containsExactly(
                        new Passage("", Optional.empty(), "", "Before."),
                        new Passage(
                                "Key moment, 21:56 WET",
                                Optional.of(Marker.KEY_MOMENT),
                                "21:56 WET",
                                "Yusuf."));
    }

    @Test
    void hints_are_underlined_unless_the_words_are_kept() {
        String text = "She **should have known**, obviously.";

        assertThat(StoryHtml.withHints(text, Set.of()))
                .contains("<span class=\"lint\">should have known</span>")
                .contains("<span class=\"lint\">obviously</span>");
        assertThat(StoryHtml.withHints(text, Set.of("obviously")))
                .doesNotContain("<span class=\"lint\">obviously</span>");
    }

    @Test
    void a_change_is_shown_by_its_words() {
        List<Differences.Line> lines =
                Differences.between("one\nShe saw it\nend", "one\nShe felt it\nend");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).pieces())
                .contains(
                        new Differences.Piece(Differences.Fate.REMOVED, "saw"),
                        new Differences.Piece(Differences.Fate.ADDED, "felt"));
    }
}
