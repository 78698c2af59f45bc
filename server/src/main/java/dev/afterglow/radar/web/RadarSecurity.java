package dev.afterglow.radar.web;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Where unlinkable worries come in there is no session, no cookie and no form token: the ticket is
/// all. A session that a browser sends all the same is not looked at.
@Configuration(proxyBeanMethods = false)
class RadarSecurity {

    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain unlinkableAddresses(HttpSecurity http) {
        return http.securityMatcher("/radar/unlinkable/**", "/radar/receipt")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.disable())
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_POLICY)))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    /// Requests below `/radar/` are in no metric and no trace: their number and hour would tell how
    /// many handed something in, and when.
    @Bean
    ObservationPredicate radarIsNotObserved() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request
                        && request.getCarrier() != null
                        && request.getCarrier().getRequestURI().startsWith("/radar"));
    }
}
