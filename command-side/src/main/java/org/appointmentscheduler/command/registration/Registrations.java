package org.appointmentscheduler.command.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Who exists, from the event store. A registration is never undone, so a found one is remembered and a missing one is not. */
@Component
public class Registrations {

    private static final int REMEMBERED = 50_000;

    private final EventStore events;
    private final Cache<Object, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Registrations(EventStore events) {
        this.events = events;
    }

    /** @throws Rejected {@code CLIENT_NOT_FOUND} */
    public void requireClient(ClientId client) {
        if (!exists(client, ClientRegistered.class)) {
            throw noClient(client);
        }
    }

    /** @throws Rejected {@code PROVIDER_NOT_FOUND} */
    public void requireProvider(ProviderId provider) {
        if (!exists(provider, ProviderRegistered.class)) {
            throw noProvider(provider);
        }
    }

    /**
     * For what is done in a client's name. Another's looks as if it were not there.
     *
     * @throws Rejected {@code CLIENT_NOT_FOUND}, or {@code FORBIDDEN} when the actor can act for no client
     */
    public void requireClient(ClientId client, Actor actor) {
        switch (actor) {
            case Actor.Client own when !own.id().equals(client) -> throw noClient(client);
            case Actor.Guest guest when !guest.client().equals(client) -> throw noClient(client);
            case Actor.Provider _, Actor.Nobody _ -> throw Rejected.forbidden();
            default -> requireClient(client);
        }
    }

    /**
     * For what is done in a provider's name. Another's looks as if it were not there.
     *
     * @throws Rejected {@code PROVIDER_NOT_FOUND}, or {@code FORBIDDEN} when the actor can act for no provider
     */
    public void requireProvider(ProviderId provider, Actor actor) {
        switch (actor) {
            case Actor.Provider own when !own.id().equals(provider) -> throw noProvider(provider);
            case Actor.Client _, Actor.Guest _, Actor.Nobody _ -> throw Rejected.forbidden();
            default -> requireProvider(provider);
        }
    }

    private static Rejected noClient(ClientId client) {
        return new Rejected(Refusal.CLIENT_NOT_FOUND, "There is no client " + client + ".");
    }

    private static Rejected noProvider(ProviderId provider) {
        return new Rejected(Refusal.PROVIDER_NOT_FOUND, "There is no provider " + provider + ".");
    }

    private boolean exists(Object id, Class<?> registered) {
        if (known.getIfPresent(id) != null) {
            return true;
        }
        var stream = events.readEvents(id.toString());
        var found = stream.hasNext() && registered.isInstance(stream.next().getPayload());
        if (found) {
            known.put(id, true);
        }
        return found;
    }
}
