package dev.afterglow.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// After a form: look there (303), so that reloading does not send the form again.
public final class SeeOther {

    private SeeOther() {}

    /// @param path within this server, beginning with a slash
    public static ModelAndView at(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
