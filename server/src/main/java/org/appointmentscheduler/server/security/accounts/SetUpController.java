package org.appointmentscheduler.server.security.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.appointmentscheduler.command.registration.HardToGuess;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.appointmentscheduler.server.security.tokens.Tokens.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where whoever has started the application becomes its first administrator. */
@RestController
@RequestMapping("/api/setup")
@Tag(name = "Access")
class SetUpController {

    private final SetUp setUp;
    private final Tokens tokens;

    SetUpController(SetUp setUp, Tokens tokens) {
        this.setUp = setUp;
        this.tokens = tokens;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Become the first administrator, once")
    AccessToken setUp(@RequestBody NewAdministrator body) {
        var administrator = setUp.complete(body.setupToken(), body.email(), body.password());
        return tokens.issue(administrator, SignIn.scopes(administrator));
    }

    @HardToGuess
    record NewAdministrator(
            @NotBlank @Size(max = 100) String setupToken,
            @Email @Size(min = 3, max = 254) String email,
            @Size(min = 8, max = 200) String password)
            implements HardToGuess.Choice {

        @Override
        public Stream<@Nullable String> known() {
            return Stream.of(email, setupToken);
        }

        @Override
        public String toString() {
            return "NewAdministrator[" + email + "]";
        }
    }
}
