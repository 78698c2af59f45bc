package dev.afterglow.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Answers every failed request: a page for people, a problem document (RFC 9457) for programs.
@Controller
class ErrorPages implements ErrorController {

    /// An attribute of the request: what to say instead of what is always said of its status.
    static final String SENTENCE = "dev.afterglow.web.sentence";

    @RequestMapping(value = "${server.error.path:/error}", produces = "text/html")
    ModelAndView page(HttpServletRequest request) {
        ErrorPage page = errorPage(request);
        ModelAndView view = new ModelAndView("web/error", HttpStatus.valueOf(page.status()));
        view.addObject("page", page);
        return view;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        ErrorPage page = errorPage(request);
        ProblemDetail problem = ProblemDetail.forStatus(page.status());
        problem.setTitle(page.title());
        problem.setDetail(page.sentence());
        return ResponseEntity.of(problem).build();
    }

    private static ErrorPage errorPage(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
        ErrorPage page =
                ErrorPage.of(status instanceof Integer code ? code : 404, String.valueOf(path));
        if (request.getAttribute(SENTENCE) instanceof String sentence) {
            return new ErrorPage(page.status(), page.title(), sentence);
        }
        return page.status() == 403 && message instanceof String reason && !reason.isBlank()
                ? new ErrorPage(403, page.title(), reason)
                : page;
    }
}
