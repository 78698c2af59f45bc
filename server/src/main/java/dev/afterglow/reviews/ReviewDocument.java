package dev.afterglow.reviews;

import java.util.List;

/// A review made ready to leave the server: as Markdown, as a page of its own, and on paper.
///
/// @param about lines below the title, such as the incident and who told it
/// @param story Markdown
/// @param lists what stands after the story, each with its own title
public record ReviewDocument(String title, List<String> about, String story, List<Section> lists) {

    /// @param entries sentences, plain text
    public record Section(String title, List<String> entries) {

        public Section {
            entries = List.copyOf(entries);
        }
    }

    private static final String STYLE =
            """
            @page { size: A4; margin: 22mm 20mm; @bottom-right { content: counter(page); \
            font: 9pt Plain; color: #777; } }
            body { font: 10.5pt/1.55 Story, Charter, Georgia, serif; color: #221a14; \
            max-width: 44rem; margin: 0 auto; }
            h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 4pt; }
            h2 { font: bold 12pt Plain, sans-serif; margin: 18pt 0 4pt; page-break-after: avoid; }
            h3, h4, h5, h6 { font-size: 11pt; margin: 12pt 0 4pt; }
            p { margin: 0 0 7pt; }
            .about { font: 9.5pt Plain, sans-serif; color: #5a5049; margin: 0 0 2pt; }
            li { margin: 0 0 4pt; } ul { padding-left: 14pt; }
            blockquote { margin: 6pt 0; padding-left: 10pt; border-left: 2pt solid #e0b48f; }
            pre, code { font: 9pt Fixed, monospace; white-space: pre-wrap; }
            a { color: #8a3b12; }
            """;

    public ReviewDocument {
        about = List.copyOf(about);
        lists = lists.stream().filter(list -> !list.entries().isEmpty()).toList();
    }

    /// Markdown, ready to be committed somewhere.
    public String markdown() {
        StringBuilder text = new StringBuilder("# " + title + "\n\n");
        about.forEach(line -> text.append(line).append("  \n"));
        text.append('\n').append(story.strip()).append('\n');
        for (Section list : lists) {
            text.append("\n## ").append(list.title()).append("\n\n");
            list.entries().forEach(entry -> text.append("- ").append(entry).append('\n'));
        }
        return text.toString();
    }

    /// One page of XHTML that needs nothing from elsewhere.
    public String html() {
        StringBuilder page = new StringBuilder(4096);
        page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">")
                .append("<head><meta charset=\"utf-8\" /><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1>");
        about.forEach(
                line -> page.append("<p class=\"about\">").append(escaped(line)).append("</p>"));
        page.append(StoryHtml.of(story));
        for (Section list : lists) {
            page.append("<h2>").append(escaped(list.title())).append("</h2><ul>");
            list.entries()
                    .forEach(entry -> page.append("<li>").append(escaped(entry)).append("</li>"));
            page.append("</ul>");
        }
        return page.append("</body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .codePoints()
                .filter(point -> point >= ' ' || point == '\n' || point == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
