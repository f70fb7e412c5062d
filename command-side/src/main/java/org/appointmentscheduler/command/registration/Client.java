package org.appointmentscheduler.command.registration;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.InstantSource;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.RegisterClient;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** That a client exists; who it is, the {@link Vault} knows. */
@Aggregate(lockFactory = "turns")
@SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events.
class Client {

    @AggregateIdentifier
    private ClientId id;

    Client() {
        // For Axon.
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Change<ClientProfile> handle(
            RegisterClient command, Actor actor, RegistrationPolicy policy, Vault vault, InstantSource clock) {
        policy.requireMayRegisterClient(actor);
        var profile = keep(command, vault);
        apply(new ClientRegistered(command.clientId(), WholeSeconds.of(clock.instant())));
        return new Change<>(profile, id.toString(), getVersion());
    }

    static ClientProfile keep(RegisterClient command, Vault vault) {
        vault.keep(
                Vault.Kind.CLIENT,
                command.clientId().toString(),
                command.firstName(),
                command.lastName(),
                command.email(),
                command.phone(),
                command.timeZone());
        vault.keepLogin(Vault.Kind.CLIENT, command.clientId().toString(), command.email(), command.passwordHash());
        return new ClientProfile(
                command.clientId(),
                command.firstName(),
                command.lastName(),
                command.email(),
                command.phone(),
                command.timeZone());
    }

    @EventSourcingHandler
    void on(ClientRegistered event) {
        id = event.clientId();
    }
}
