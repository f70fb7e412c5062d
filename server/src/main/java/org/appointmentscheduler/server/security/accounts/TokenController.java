package org.appointmentscheduler.server.security.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.apikeys.ApiKeys;
import org.appointmentscheduler.server.security.guests.GuestLinks;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.appointmentscheduler.server.security.tokens.Tokens.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a token for what a person knows or a machine was given. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Access")
class TokenController {

    private final Tokens tokens;
    private final SignIn signIn;
    private final ApiKeys apiKeys;
    private final GuestLinks links;

    TokenController(Tokens tokens, SignIn signIn, ApiKeys apiKeys, GuestLinks links) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.apiKeys = apiKeys;
        this.links = links;
    }

    @PostMapping
    @Operation(summary = "Get an access token for an address and its password, for an API key, or for a guest's link")
    AccessToken token(@RequestBody Login body, HttpServletRequest request) {
        return tokens.issue(caller(body, request.getRemoteAddr()));
    }

    private Caller caller(Login body, String remote) {
        if (body.apiKey() != null) {
            return apiKeys.requireKey(body.apiKey());
        }
        if (body.link() != null) {
            return links.require(body.link());
        }
        return signIn.require(required("/email", body.email()), required("/password", body.password()), remote);
    }

    private static String required(String pointer, @Nullable String value) {
        if (value == null) {
            throw new MalformedRequest(pointer, "is missing, and there is neither apiKey nor link");
        }
        return value;
    }

    record Login(
            @Nullable @Email @Size(min = 3, max = 254) String email,
            @Nullable @Size(min = 8, max = 200) String password,
            @Nullable @Size(min = 1, max = 200) String apiKey,
            @Nullable @Size(min = 1, max = 200) String link) {

        @Override
        public String toString() {
            return "Login[" + email + "]";
        }
    }
}
