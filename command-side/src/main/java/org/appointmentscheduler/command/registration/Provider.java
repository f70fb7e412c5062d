package org.appointmentscheduler.command.registration;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.InstantSource;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** That a provider exists. Their time is kept per day, so that days never wait for each other. */
@Aggregate(lockFactory = "turns")
@SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events.
class Provider {

    @AggregateIdentifier
    private ProviderId id;

    Provider() {
        // For Axon.
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Change<ProviderProfile> handle(
            RegisterProvider command, Actor actor, RegistrationPolicy policy, Vault vault, InstantSource clock) {
        policy.requireMayRegisterProvider(actor);
        var profile = keep(command, vault);
        apply(new ProviderRegistered(command.providerId(), command.timeZone(), WholeSeconds.of(clock.instant())));
        return new Change<>(profile, id.toString(), getVersion());
    }

    static ProviderProfile keep(RegisterProvider command, Vault vault) {
        var profile = new ProviderProfile(
                command.providerId(), command.firstName(), command.lastName(), command.email(), command.timeZone());
        vault.keep(profile);
        vault.keepLogin(new Actor.Provider(command.providerId()), command.email(), command.passwordHash());
        return profile;
    }

    @EventSourcingHandler
    void on(ProviderRegistered event) {
        id = event.providerId();
    }
}
