package dev.afterglow.reviews.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/// HTML that [dev.afterglow.reviews.StoryHtml] has let through; templates write it as it is.
public record SafeHtml(String html) implements Content {

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html);
    }
}
