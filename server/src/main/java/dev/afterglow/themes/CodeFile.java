package dev.afterglow.themes;

import java.util.List;

/// Codes as files carry them, wider ones first.
///
/// @param texts of a project; empty for a codebook
record CodeFile(List<Line> codes, List<Text> texts) {

    CodeFile {
        codes = List.copyOf(codes);
        texts = List.copyOf(texts);
    }

    /// @param guid what spans refer to; the name where the file has none
    /// @param parent the name of the wider code; empty at the top
    record Line(String guid, CodeRules rules, String parent) {}

    /// @param name such as `INC-42 Summary`
    record Text(String name, String body, List<Span> spans) {

        Text {
            spans = List.copyOf(spans);
        }
    }

    /// Words of a text and the code they carry; positions count Java characters. Both are 0 where
    /// the whole text carries it.
    record Span(int start, int end, String code) {

        boolean isOfWhole() {
            return end == 0;
        }
    }

    /// A file that cannot be read, in a sentence that says where and what was expected.
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
