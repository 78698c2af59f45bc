package dev.afterglow.people;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;

/// The rules of the address space: what is open, what a viewer may send, what needs more.
@Component
class Gates {

    /// Where other systems send; each address checks the key that the request carries.
    static final String[] INTAKE = {
        "/intake/**", "/v1/**", "/v2/**", "/generic/**", "/integrations/generic/**"
    };

    private static final String[] OPEN = {
        "/sign-in/**",
        "/oauth2/**",
        "/setup/**",
        "/webjars/**",
        "/error",
        "/*.css",
        "/*.js",
        "/*.svg",
        "/*.png",
        "/*.ico",
        "/*.webmanifest",
        "/robots.txt",
        "/health/**",
        "/p/**",
        "/calendars/**",
        "/status"
    };

    private final List<ViewersMaySend> forViewers;
    private final Tokens tokens;
    private final SignInSettings settings;
    private final InstantSource clock;
    private final OpenIdProvider provider;

    Gates(
            List<ViewersMaySend> forViewers,
            Tokens tokens,
            SignInSettings settings,
            InstantSource clock,
            OpenIdProvider provider) {
        this.forViewers = forViewers;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.provider = provider;
    }

    void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules) {
        String[] viewers = forViewers.stream().map(ViewersMaySend::pattern).toArray(String[]::new);
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(INTAKE)
                .permitAll();
        if (settings.openMetrics()) {
            rules.requestMatchers("/metrics").permitAll();
        }
        rules.requestMatchers(HttpMethod.GET)
                .hasRole(Role.VIEWER.name())
                .requestMatchers(HttpMethod.HEAD)
                .hasRole(Role.VIEWER.name())
                .requestMatchers(viewers)
                .hasRole(Role.VIEWER.name())
                .anyRequest()
                .hasRole(Role.RESPONDER.name());
    }

    TokenFilter tokens() {
        return new TokenFilter(tokens, clock);
    }

    Optional<OpenIdProvider> provider() {
        return settings.provider().isSet() ? Optional.of(provider) : Optional.empty();
    }
}
