package dev.afterglow.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// The OpenID provider as the sign-in page sees it.
@Service
public class Providers {

    /// Where signing in at the provider begins.
    public static final String START = "/oauth2/authorization/provider";

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final SignInSettings.Provider settings;
    private final OpenIdProvider provider;

    Providers(SignInSettings settings, OpenIdProvider provider) {
        this.settings = settings.provider();
        this.provider = provider;
    }

    /// What to call it, such as "your company account"; empty when there is none.
    public String name() {
        return settings.isSet() ? settings.name() : "";
    }

    /// Whether there is one and it answers. Asks it over the network until it has answered once.
    public boolean isThere() {
        if (!settings.isSet()) {
            return false;
        }
        try {
            return provider.findByRegistrationId(OpenIdProvider.REGISTRATION) != null;
        } catch (IllegalArgumentException | IllegalStateException away) {
            LOG.warn(
                    "provider={} problem={} help=check AFTERGLOW_OIDC_ISSUER",
                    settings.issuer(),
                    away.getMessage());
            return false;
        }
    }
}
