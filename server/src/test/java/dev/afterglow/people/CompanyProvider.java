package dev.afterglow.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// A real OpenID Connect provider on a port of its own, as a company would run one. It knows `ana`,
/// and `eve`, whose address it has not confirmed; their password is `provider`.
///
/// Started by a test; not part of the server's own context, so it carries no annotation that is
/// scanned.
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
class CompanyProvider {

    static final String PASSWORD = "provider";

    private static final Map<String, Map<String, Object>> CLAIMS =
            Map.of(
                    "ana",
                    Map.of("email", "ana@example.org", "email_verified", true, "name", "Ana Reyes"),
                    "eve",
                    Map.of("email", "ana@example.org", "email_verified", false, "name", "Eve"),
                    "new",
                    Map.of("email", "new@example.org", "email_verified", true, "name", "New One"));

    /// Starts one and returns its issuer address.
    static String start() {
        var context =
                (ServletWebServerApplicationContext)
                        new SpringApplicationBuilder(CompanyProvider.class)
                                .properties(
                                        "server.port=0",
                                        "spring.config.name=company-provider",
                                        "spring.main.banner-mode=off")
                                .run();
        return "http://localhost:" + context.getWebServer().getPort();
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .httpBasic(basic ->
                        basic.securityContextRepository(
                                new HttpSessionSecurityContextRepository()));
        return http.build();
    }

    @Bean
    UserDetailsService persons() {
        return name ->
                User.withUsername(name).password("{noop}" + PASSWORD).authorities("person").build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId("afterglow")
                        .clientSecret("{noop}shared")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://localhost/sign-in/return/provider")
                        .scope("openid")
                        .scope("profile")
                        .scope("email")
                        .build());
    }

    @Bean
    AuthorizationServerSettings addresses() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
        return (selector, context) -> selector.select(new JWKSet(key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context ->
                context.getClaims()
                        .claims(claims ->
                                claims.putAll(
                                        CLAIMS.getOrDefault(
                                                context.getPrincipal().getName(), Map.of())));
    }
}
