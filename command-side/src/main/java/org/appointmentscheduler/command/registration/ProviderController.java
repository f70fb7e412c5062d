package org.appointmentscheduler.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.stream.Stream;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.command.messaging.Answer;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How one who offers time becomes known. */
@RestController
@RequestMapping("/api/providers")
@Tag(name = "Clients and providers")
class ProviderController {

    private final Commands commands;
    private final Identifiers identifiers;
    private final Passwords passwords;

    ProviderController(Commands commands, Identifiers identifiers, Passwords passwords) {
        this.commands = commands;
        this.identifiers = identifiers;
        this.passwords = passwords;
    }

    @PostMapping
    @Operation(summary = "Register a provider")
    ResponseEntity<Answer<ProviderProfile>> register(@RequestBody NewProvider body) {
        Answer<ProviderProfile> answer = commands.send(new RegisterProvider(
                new ProviderId(identifiers.next()),
                body.firstName(),
                body.lastName(),
                body.email(),
                body.timeZone(),
                body.password() == null ? null : passwords.hash(body.password())));
        return ResponseEntity.created(
                        URI.create("/api/providers/" + answer.change().state().id()))
                .body(answer);
    }

    @HardToGuess
    @SignsInByAddress
    record NewProvider(
            @NotBlank @Size(max = 200) String firstName,
            @NotBlank @Size(max = 200) String lastName,
            @Nullable @Email @Size(min = 3, max = 254) String email,
            @IanaTimeZone String timeZone,
            @Nullable @Size(min = 8, max = 200) String password)
            implements SignsInByAddress.Login, HardToGuess.Choice {

        @Override
        public Stream<@Nullable String> known() {
            return Stream.of(firstName, lastName, email);
        }

        @Override
        public String toString() {
            return "NewProvider[…]";
        }
    }
}
