package org.appointmentscheduler.server.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Forgery;
import org.appointmentscheduler.server.security.Scope;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;

class TokensTest {

    private static final String US = "appointment-scheduler";
    private static final Actor CLIENT = new Actor.Client(new ClientId(UUID.randomUUID()));

    private final ShiftableClock clock =
            new ShiftableClock(Clock.fixed(Instant.parse("2030-06-10T08:00:00Z"), ZoneOffset.UTC));
    private final JdbcClient database = JdbcClient.create(dataSource());
    private final SigningKeys keys = newNode();
    private final Tokens tokens = new Tokens(keys, clock);

    private static JdbcDataSource dataSource() {
        var dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private SigningKeys newNode() {
        return new SigningKeys(database, () -> {}, clock);
    }

    @BeforeEach
    void anEmptyTable() {
        database.sql("""
            create table signing_key (
                kid varchar primary key, public_key varchar, usable_until timestamp(3) with time zone)\
            """).update();
    }

    private String token() {
        return tokens.issue(CLIENT, EnumSet.of(Scope.READ, Scope.WRITE)).accessToken();
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> tokens.require(token)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void sayWhoTheirOwnerIsAndWhatTheyOpen() {
        var caller = tokens.require(token());
        assertThat(caller.actor()).isEqualTo(CLIENT);
        assertThat(caller.scopes()).isEqualTo(Set.of(Scope.READ, Scope.WRITE));
    }

    @Test
    void areGoodForAQuarterOfAnHour() {
        var token = token();
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(tokens.require(token).actor()).isEqualTo(CLIENT);
        clock.advance(Duration.ofSeconds(1));
        refuses(token);
    }

    @Test
    void areGoodAtEveryNode() {
        assertThat(new Tokens(newNode(), clock).require(token()).actor()).isEqualTo(CLIENT);
    }

    @Test
    void areSignedByAnotherKeyEveryDayAndStayGood() {
        var first = keys.own().getKeyID();
        clock.advance(SigningKeys.IN_USE.minusSeconds(1));
        var token = token();
        assertThat(keys.own().getKeyID()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.own().getKeyID()).isNotEqualTo(first);
        assertThat(keys.all()).hasSize(2);
        assertThat(tokens.require(token).actor()).isEqualTo(CLIENT);

        clock.advance(Tokens.LIFE);
        assertThat(keys.find(first)).isEmpty();
        assertThat(keys.all())
                .extracting(key -> key.getKeyID())
                .containsExactly(keys.own().getKeyID());
    }

    @Test
    void leaveNoPrivateKeyInTheDatabase() {
        token();
        assertThat(database.sql("select public_key from signing_key")
                        .query(String.class)
                        .single())
                .contains("\"kty\":\"EC\"")
                .doesNotContain("\"d\":");
        assertThat(keys.all()).noneMatch(key -> key.isPrivate());
    }

    @Test
    void areNoGoodWhenTheyAreChanged() {
        var parts = token().split("\\.");
        var other = tokens.issue(new Actor.Administrator("1"), EnumSet.allOf(Scope.class))
                .accessToken()
                .split("\\.");
        refuses(parts[0] + "." + other[1] + "." + parts[2]);
        refuses(parts[0] + "." + parts[1] + ".");
        refuses(parts[0] + "." + parts[1] + "." + "A".repeat(86));
    }

    @Test
    void areNoGoodUnsigned() {
        refuses(new PlainJWT(claims(US)).serialize());
    }

    /** With our public key, which everybody knows, as if it were a secret. */
    @Test
    void areNoGoodWithAnotherAlgorithm() throws Exception {
        var key = keys.own();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims(US));
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        refuses(jwt.serialize());
    }

    @Test
    void areNoGoodFromAnUnknownKeyOrWithoutItsName() {
        refuses(Forgery.sign(Forgery.key("unknown"), claims(US)));
        refuses(Forgery.sign(Forgery.key(keys.own().getKeyID()), claims(US)));
        refuses(Forgery.sign(Forgery.key(null), claims(US)));
    }

    /** Whose head says where to find what they were signed with. */
    @Test
    void areNoGoodWithAKeyThatTheyBringAlong() throws Exception {
        var own = Forgery.key(keys.own().getKeyID());
        for (var header : List.of(
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwkURL(URI.create("http://127.0.0.1:1/keys")),
                new JWSHeader.Builder(JWSAlgorithm.ES256).x509CertURL(URI.create("http://127.0.0.1:1/keys")))) {
            var jwt = new SignedJWT(header.keyID(own.getKeyID()).build(), claims(US));
            jwt.sign(new ECDSASigner(own));
            refuses(jwt.serialize());
        }
    }

    @Test
    void areNoGoodBeforeTheyBegin() {
        var early = new JWTClaimsSet.Builder(claims(US))
                .notBeforeTime(Date.from(clock.instant().plusSeconds(1)))
                .build();
        refuses(Forgery.sign(keys.own(), early));
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.require(Forgery.sign(keys.own(), early)).actor()).isEqualTo(new Actor.Administrator("1"));
    }

    @Test
    void areNoGoodForOneWhoIsNobody() {
        for (var subject : new String[] {null, "", "admin", "system:deadline", "anonymous", "client:", "client:x"}) {
            refuses(Forgery.sign(
                    keys.own(),
                    new JWTClaimsSet.Builder(claims(US)).subject(subject).build()));
        }
    }

    @Test
    void areNoGoodForAnybodyElse() {
        refuses(Forgery.sign(keys.own(), claims("another")));
        assertThat(tokens.require(Forgery.sign(keys.own(), claims(US))).actor())
                .isEqualTo(new Actor.Administrator("1"));
    }

    @Test
    void areNoGoodWithoutAnEnd() {
        refuses(Forgery.sign(
                keys.own(),
                new JWTClaimsSet.Builder(claims(US)).expirationTime(null).build()));
    }

    private static JWTClaimsSet claims(String audience) {
        return Forgery.claims(US, audience)
                .subject("admin:1")
                .claim("scope", "admin")
                .build();
    }
}
