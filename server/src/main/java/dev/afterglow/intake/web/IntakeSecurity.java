package dev.afterglow.intake.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Where other systems send there is no session, no cookie and no form: the key in the message is
/// all.
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

    static final String[] ADDRESSES = {
        "/intake/**", "/v2/**", "/generic/2010-04-15/**", "/integrations/generic/**"
    };

    @Bean
    @Order(0)
    SecurityFilterChain intakeAddresses(HttpSecurity http) {
        return http.securityMatcher(ADDRESSES)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.disable())
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }
}
