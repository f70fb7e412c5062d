package org.appointmentscheduler.server.security.issuers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.server.security.Forgery;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.SecuritySettings;
import org.appointmentscheduler.server.security.SecuritySettings.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.AuthenticationException;

class ForeignTokensTest {

    private static final String ISSUER = "https://id.example.org";
    private static final String CLIENT = UUID.randomUUID().toString();

    private final ECKey key = Forgery.key("theirs");
    private HttpServer server;
    private ForeignTokens tokens;

    @BeforeEach
    void anIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            var json = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.createContext("/.well-known/openid-configuration", exchange -> {
            var json = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\",\"subject_types_supported\":[\"public\"]}"
                    .formatted(here(), here())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.start();
        var jwks = URI.create(here() + "/jwks");
        var issuer = new Issuer(ISSUER, jwks, "us", List.of("ES256"), "scheduler_actor");
        tokens = new ForeignTokens(new SecuritySettings(List.of(issuer), null), Clock.systemUTC());
    }

    private String here() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private ForeignTokens discovered() {
        var issuer = new Issuer(here(), null, "us", List.of("ES256"), "scheduler_actor");
        return new ForeignTokens(new SecuritySettings(List.of(issuer), null), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String token(String issuer, String audience, String actor) {
        return Forgery.sign(
                key,
                Forgery.claims(issuer, audience)
                        .subject("jane")
                        .claim("scheduler_actor", actor)
                        .build());
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> tokens.require(token)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void areTakenForWhomTheIssuerNames() {
        assertThat(tokens.require(token(ISSUER, "us", "client:" + CLIENT)).actor())
                .isEqualTo(new Actor.Client(ClientId.parse(CLIENT)));
        var administrator = tokens.require(token(ISSUER, "us", "admin"));
        assertThat(administrator.actor()).isEqualTo(new Actor.Administrator(ISSUER + "#jane"));
        assertThat(administrator.scopes()).contains(Scope.ADMIN).doesNotContain(Scope.KEYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jane", "system:x", "admin:1", "guest:x", "client:x", "anonymous"})
    void areNoGoodForAnybodyElse(String actor) {
        refuses(token(ISSUER, "us", actor));
    }

    @Test
    void areNoGoodWhenTheyWereMeantForOthers() {
        refuses(token(ISSUER, "them", "admin"));
    }

    @Test
    void areNoGoodFromAnybodyElse() {
        assertThat(tokens.include(token("https://elsewhere.example.org", "us", "admin")))
                .isFalse();
        refuses(Forgery.sign(
                Forgery.key("theirs"),
                Forgery.claims(ISSUER, "us").claim("scheduler_actor", "admin").build()));
    }

    @Test
    void areCheckedByTheKeysThatDiscoveryFinds() {
        assertThat(discovered().require(token(here(), "us", "client:" + CLIENT)).actor())
                .isEqualTo(new Actor.Client(ClientId.parse(CLIENT)));
    }

    @Test
    void areNoGoodWhileNothingCanBeDiscovered() {
        var tokens = discovered();
        var token = token(here(), "us", "client:" + CLIENT);
        server.removeContext("/.well-known/openid-configuration");
        assertThatThrownBy(() -> tokens.require(token))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Cannot be checked");
    }

    @Test
    void areNoGoodWhileTheIssuerCannotBeAsked() {
        server.stop(0);
        refuses(token(ISSUER, "us", "admin"));
    }
}
