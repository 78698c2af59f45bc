package dev.afterglow.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// Sign-in with the company's OpenID Connect provider. The provider is asked for its addresses at
/// the first use, so the server starts while it is away.
@Component
class OpenIdProvider implements ClientRegistrationRepository {

    private static final String SIGN_IN = "/sign-in?problem=";
    static final String REGISTRATION = "provider";
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);

    private final SignInSettings.Provider settings;
    private final Identities identities;
    private final Sessions sessions;
    private final InstantSource clock;
    private volatile @Nullable ClientRegistration registration;

    OpenIdProvider(
            SignInSettings settings,
            Identities identities,
            Sessions sessions,
            InstantSource clock) {
        this.settings = settings.provider();
        this.identities = identities;
        this.sessions = sessions;
        this.clock = clock;
    }

    void configure(HttpSecurity http) {
        http.oauth2Login(login ->
                login.clientRegistrationRepository(this)
                        .authorizedClientRepository(new NoClients())
                        .loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in/return/*")
                        .successHandler(this::accept)
                        .failureHandler(this::refuse));
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(REGISTRATION)) {
            return null;
        }
        ClientRegistration known = registration;
        if (known == null) {
            known =
                    ClientRegistrations.fromIssuerLocation(settings.issuer())
                            .registrationId(REGISTRATION)
                            .clientId(settings.clientId())
                            .clientSecret(settings.clientSecret())
                            .redirectUri("{baseUrl}/sign-in/return/{registrationId}")
                            .scope("openid", "profile", "email")
                            .build();
            registration = known;
        }
        return known;
    }

    private void accept(
            HttpServletRequest request, HttpServletResponse response, Authentication known)
            throws IOException {
        OidcUser user = (OidcUser) Objects.requireNonNull(known.getPrincipal());
        Identities.Claim claim =
                new Identities.Claim(
                        String.valueOf(user.getIssuer()),
                        String.valueOf(user.getSubject()),
                        user.getEmail(),
                        Boolean.TRUE.equals(user.getEmailVerified()),
                        user.getFullName());
        switch (identities.recognise(claim, settings.newcomers(), clock.instant())) {
            case Identities.Recognised.Known(Profile profile) -> {
                sessions.start(request, response, profile);
                response.sendRedirect("/");
            }
            case Identities.Recognised.Unknown(String why) -> {
                sessions.end(request);
                response.sendRedirect(SIGN_IN + why);
            }
        }
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        LOG.warn("sign_in=provider outcome=refused reason={}", exception.getMessage());
        response.sendRedirect(SIGN_IN + "provider");
    }

    /// Keeps nobody's provider tokens: they are needed once, to learn who somebody is.
    private static final class NoClients implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // As the interface has it.
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
