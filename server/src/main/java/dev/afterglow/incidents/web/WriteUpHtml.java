package dev.afterglow.incidents.web;

import dev.afterglow.incidents.WriteUpText;
import gg.jte.Content;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// A write-up's Markdown as HTML in which nothing runs and nothing is fetched.
final class WriteUpHtml {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();
    private static final PolicyFactory SAFE =
            new HtmlPolicyBuilder()
                    .allowElements(
                            (name, attributes) -> name.matches("h[1-3]") ? "h4" : name,
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6")
                    .allowElements(
                            "p",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "pre",
                            "code",
                            "em",
                            "strong",
                            "br",
                            "hr",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td",
                            "a")
                    .allowUrlProtocols("https", "http")
                    .allowAttributes("href")
                    .onElements("a")
                    .requireRelNofollowOnLinks()
                    .toFactory();

    private WriteUpHtml() {}

    static Content of(WriteUpText writeUp) {
        String safe = SAFE.sanitize(RENDERER.render(PARSER.parse(writeUp.text())));
        return output -> output.writeContent(safe);
    }
}
