package dev.afterglow.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Finds the precompiled template `<name>.jte` for the view name that a controller returns.
///
/// A class that is [Ordered], because Spring's own resolver would otherwise answer first.
@Component
final class JteViews implements ViewResolver, Ordered {

    private final TemplateEngine engine;

    JteViews(TemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return engine.hasTemplate(template) ? new Template(engine, template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private record Template(TemplateEngine engine, String name) implements View {

        @Override
        public String getContentType() {
            return MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            Map<String, Object> parameters = new HashMap<>();
            if (model != null) {
                parameters.putAll(model);
            }
            StringOutput output = new StringOutput(32 * 1024);
            engine.render(name, parameters, output);
            response.setContentType(getContentType());
            response.getWriter().write(output.toString());
        }
    }
}
