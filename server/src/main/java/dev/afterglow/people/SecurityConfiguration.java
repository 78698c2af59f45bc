package dev.afterglow.people;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Which address is open to whom, and the headers that keep pages to themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, FeedSettings.class})
class SecurityConfiguration {

    /// Nothing inline, nothing from elsewhere, no frame around us.
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src "
                    + "'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// Bcrypt of strength 10 today; a stored hash names its own kind, so this may change.
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    @Bean
    SecurityFilterChain addresses(
            HttpSecurity http,
            SessionContext sessions,
            CookieCsrfTokenRepository formTokens,
            Gates gates) {
        Refusals refusals = new Refusals();
        http.securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(management -> management.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .csrf(csrf ->
                        csrf.csrfTokenRepository(formTokens)
                                .ignoringRequestMatchers(TokenFilter::carriesToken)
                                .ignoringRequestMatchers(Gates.INTAKE)
                                .ignoringRequestMatchers("/p/**"))
                .exceptionHandling(answers ->
                        answers.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(gates::open)
                .addFilterBefore(gates.tokens(), AnonymousAuthenticationFilter.class);
        gates.provider().ifPresent(provider -> provider.configure(http));
        return http.build();
    }

    /// The filters of security are not timed one by one: in a storm of messages that cost as much
    /// as writing them. Requests as a whole are still counted and timed.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ViewersMaySend ownSettings() {
        return new ViewersMaySend("/me/**");
    }

    @Bean
    ViewersMaySend ownSettingsByProgram() {
        return new ViewersMaySend("/api/me/**");
    }

    @Bean
    ViewersMaySend signOut() {
        return new ViewersMaySend("/sign-out");
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frame -> frame.deny())
                .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                        policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy ->
                        policy.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }
}
