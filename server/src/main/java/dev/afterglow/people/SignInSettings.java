package dev.afterglow.people;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// How people sign in, and what is open without it.
///
/// @param provider your company's OpenID provider
/// @param openMetrics whether `/metrics` answers without sign-in
@ConfigurationProperties("afterglow.sign-in")
record SignInSettings(Provider provider, boolean openMetrics) {

    /// An OpenID Connect provider; none while the issuer is empty.
    ///
    /// @param issuer its address, such as `https://accounts.example.org/realms/main`
    /// @param name what the button says, such as "your company account"
    /// @param newcomers `refuse`, or the role that an unknown person with a verified address gets
    record Provider(
            String issuer, String clientId, String clientSecret, String name, String newcomers) {

        Provider {
            if (!newcomers.equals("refuse")) {
                Role.parse(newcomers);
            }
            if (!issuer.isEmpty() && (clientId.isEmpty() || clientSecret.isEmpty())) {
                throw new IllegalArgumentException(
                        "AFTERGLOW_OIDC_ISSUER needs AFTERGLOW_OIDC_CLIENT_ID and"
                                + " AFTERGLOW_OIDC_CLIENT_SECRET beside it");
            }
        }

        boolean isSet() {
            return !issuer.isEmpty();
        }
    }
}
