package org.appointmentscheduler.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.stream.Stream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.EraseClient;
import org.appointmentscheduler.api.client.ErasedClient;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.command.messaging.Answer;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How one who books time becomes known. */
@RestController
@RequestMapping("/api/clients")
@Tag(name = "Clients and providers")
class ClientController {

    private static final String PHONE = "[+0-9 ()./-]{3,40}";

    private final Commands commands;
    private final Identifiers identifiers;
    private final Passwords passwords;

    ClientController(Commands commands, Identifiers identifiers, Passwords passwords) {
        this.commands = commands;
        this.identifiers = identifiers;
        this.passwords = passwords;
    }

    @PostMapping
    @Operation(summary = "Register a client")
    ResponseEntity<Answer<ClientProfile>> register(@RequestBody NewClient body) {
        Answer<ClientProfile> answer = commands.send(new RegisterClient(
                new ClientId(identifiers.next()),
                body.firstName(),
                body.lastName(),
                body.email(),
                body.phone(),
                body.timeZone(),
                body.password() == null ? null : passwords.hash(body.password())));
        return ResponseEntity.created(
                        URI.create("/api/clients/" + answer.change().state().id()))
                .body(answer);
    }

    @DeleteMapping("/{id}/personal-data")
    @Operation(summary = "Erase all that is known of a client's person; their past stays, and is nobody's")
    Answer<ErasedClient> erase(@PathVariable String id) {
        return commands.send(new EraseClient(Identifiers.read(id, ClientId::parse, Refusal.CLIENT_NOT_FOUND)));
    }

    @HardToGuess
    @SignsInByAddress
    record NewClient(
            @NotBlank @Size(max = 200) String firstName,
            @NotBlank @Size(max = 200) String lastName,
            @Nullable @Email @Size(min = 3, max = 254) String email,

            @Nullable @Pattern(regexp = PHONE, message = "must be a telephone number")
            String phone,

            @Nullable @IanaTimeZone String timeZone,
            @Nullable @Size(min = 8, max = 200) String password)
            implements SignsInByAddress.Login, HardToGuess.Choice {

        @Override
        public Stream<@Nullable String> known() {
            return Stream.of(firstName, lastName, email);
        }

        @Override
        public String toString() {
            return "NewClient[…]";
        }
    }
}
