package dev.afterglow.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Turns people's Markdown into HTML that can do nothing but be read: typed HTML is shown as text,
/// then only a few elements are let through. Thread-safe.
public final class StoryHtml {

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .nodeRendererFactory(LintRenderer::new)
                    .build();

    private static final PolicyFactory ALLOWED =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "em",
                            "strong",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "code",
                            "pre",
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "hr",
                            "br",
                            "a",
                            "span")
                    .allowAttributes("href")
                    .matching(Pattern.compile(".+"))
                    .onElements("a")
                    .allowUrlProtocols("https", "http", "mailto")
                    .requireRelNofollowOnLinks()
                    .allowAttributes("class")
                    .matching(Pattern.compile("lint"))
                    .onElements("span")
                    .toFactory();

    private StoryHtml() {}

    /// Without any hint.
    public static String of(String markdown) {
        return ALLOWED.sanitize(RENDERER.render(PARSER.parse(markdown)));
    }

    /// With the words of each hint underlined, unless they are kept as they are.
    ///
    /// @param kept words in lower case
    public static String withHints(String markdown, Set<String> kept) {
        Node story = PARSER.parse(markdown);
        story.accept(new Underliner(kept));
        return ALLOWED.sanitize(RENDERER.render(story));
    }

    /// Hints of a text, those left out whose words are kept as they are.
    public static List<Hint> hints(String markdown, Set<String> kept) {
        return LanguageHints.of(markdown).stream()
                .filter(hint -> !kept.contains(hint.words().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static final class Lint extends CustomNode {

        private final String words;

        Lint(String words) {
            this.words = words;
        }
    }

    private static final class Underliner extends AbstractVisitor {

        private final Set<String> kept;

        Underliner(Set<String> kept) {
            this.kept = kept;
        }

        @Override
        public void visit(Text text) {
            String literal = text.getLiteral();
            List<Node> pieces = new ArrayList<>();
            int at = 0;
            for (Hint hint : hints(literal, kept)) {
                if (hint.start() >= at) {
                    pieces.add(new Text(literal.substring(at, hint.start())));
                    pieces.add(new Lint(hint.words()));
                    at = hint.end();
                }
            }
            if (!pieces.isEmpty()) {
                pieces.add(new Text(literal.substring(at)));
                pieces.forEach(text::insertBefore);
                text.unlink();
            }
        }
    }

    private static final class LintRenderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        LintRenderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Lint.class);
        }

        @Override
        public void render(Node node) {
            Lint lint = (Lint) node;
            context.getWriter().tag("span", java.util.Map.of("class", "lint"));
            context.getWriter().text(lint.words);
            context.getWriter().tag("/span");
        }
    }
}
