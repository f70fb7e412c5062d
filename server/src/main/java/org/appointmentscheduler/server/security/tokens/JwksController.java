package org.appointmentscheduler.server.security.tokens;

import com.nimbusds.jose.jwk.JWK;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever wants to check our tokens: the public halves of our keys (RFC 7517). */
@Hidden
@RestController
class JwksController {

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    record Jwks(List<Map<String, Object>> keys) {}

    @GetMapping("/.well-known/jwks.json")
    Jwks keys() {
        return new Jwks(keys.all().stream().map(JWK::toJSONObject).toList());
    }
}
