package dev.afterglow.reviews;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// Prints a document as PDF. Nothing is fetched: no picture, no style, no file of this machine.
/// The DejaVu fonts are embedded, so Latin, Greek and Cyrillic names print everywhere.
@Component
class Paper {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    Paper() {
        XRLog.setLoggingEnabled(false);
    }

    byte[] print(ReviewDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useUriResolver((base, uri) -> null);
        font(builder, "DejaVuSerif.ttf", "Story", REGULAR, FontStyle.NORMAL);
        font(builder, "DejaVuSerif-Bold.ttf", "Story", BOLD, FontStyle.NORMAL);
        font(builder, "DejaVuSerif-Italic.ttf", "Story", REGULAR, FontStyle.ITALIC);
        font(builder, "DejaVuSans.ttf", "Plain", REGULAR, FontStyle.NORMAL);
        font(builder, "DejaVuSans-Bold.ttf", "Plain", BOLD, FontStyle.NORMAL);
        font(builder, "DejaVuSansMono.ttf", "Fixed", REGULAR, FontStyle.NORMAL);
        builder.withHtmlContent(document.html(), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException exception) {
            throw new UncheckedIOException("The review could not be printed", exception);
        }
        return out.toByteArray();
    }

    private static void font(
            PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> open(file), family, weight, style, true);
    }

    private static InputStream open(String file) {
        InputStream font = Paper.class.getResourceAsStream(FONTS + file);
        if (font == null) {
            throw new IllegalStateException("The font " + file + " is not in the build");
        }
        return font;
    }
}
