package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Acting;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A restricted incident is not there for those who may not see it: at each address below it, of
/// this module and of later ones.
@Component
class RestrictedGuard implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern ADDRESS =
            Pattern.compile("^(?:/api)?/incidents/(INC-\\d+|\\d+)(?:/.*)?$");

    private final Incidents incidents;

    RestrictedGuard(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/incidents/**", "/api/incidents/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (!address.matches()) {
            return true;
        }
        Optional<Incident> incident = find(address.group(1));
        boolean isHidden = incident.filter(Incident::isRestricted).filter(this::hides).isPresent();
        if (isHidden) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
        return !isHidden;
    }

    private Optional<Incident> find(String id) {
        try {
            return incidents.incident(IncidentId.parse(id));
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
    }

    private boolean hides(Incident incident) {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof Acting acting
                && incidents.maySee(incident, acting.actor()));
    }
}
