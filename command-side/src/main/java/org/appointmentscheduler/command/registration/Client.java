package org.appointmentscheduler.command.registration;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientEvent.ClientErased;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.EraseClient;
import org.appointmentscheduler.api.client.ErasedClient;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** That a client exists; who it is, the {@link Vault} knows. */
@Aggregate(lockFactory = "turns")
@SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events.
class Client {

    @AggregateIdentifier
    private ClientId id;

    private @Nullable Instant erasedAt;

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

    /** Erases again when asked again: a backup may have brought the person back. */
    @CommandHandler
    Change<ErasedClient> handle(
            EraseClient command, Actor actor, Vault vault, Registrations registrations, InstantSource clock) {
        requireMayErase(actor);
        vault.erase(id);
        CurrentUnitOfWork.get().afterCommit(_ -> registrations.forget(id));
        if (erasedAt == null) {
            apply(new ClientErased(id, WholeSeconds.of(clock.instant())));
        }
        return new Change<>(new ErasedClient(id, Objects.requireNonNull(erasedAt)), id.toString(), getVersion());
    }

    /** One who has a link may look after one appointment, and not after whoever booked it. */
    private void requireMayErase(Actor actor) {
        switch (actor) {
            case Actor.Client own when own.id().equals(id) -> {}
            case Actor.Client _ -> throw Registrations.noClient(id);
            case Actor.Administrator _, Actor.System _ -> {}
            case Actor.Provider _, Actor.Guest _, Actor.Nobody _ -> throw Rejected.forbidden();
        }
    }

    static ClientProfile keep(RegisterClient command, Vault vault) {
        var profile = new ClientProfile(
                command.clientId(),
                command.firstName(),
                command.lastName(),
                command.email(),
                command.phone(),
                command.timeZone());
        vault.keep(profile);
        vault.keepLogin(new Actor.Client(command.clientId()), command.email(), command.passwordHash());
        return profile;
    }

    @EventSourcingHandler
    void on(ClientRegistered event) {
        id = event.clientId();
    }

    @EventSourcingHandler
    void on(ClientErased event) {
        erasedAt = event.erasedAt();
    }
}
