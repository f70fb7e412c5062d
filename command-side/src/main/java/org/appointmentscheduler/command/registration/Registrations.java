package org.appointmentscheduler.command.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientEvent.ClientErased;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Who exists, from the event store. What was found is remembered for a minute, and what was missing is not: a client can
 * be erased, here or on another node.
 */
@Component
public class Registrations {

    private static final int REMEMBERED = 50_000;
    private static final Duration FOR = Duration.ofMinutes(1);

    private final EventStore events;
    private final Cache<Object, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(FOR).build();

    Registrations(EventStore events) {
        this.events = events;
    }

    /** Who exists according to other streams. */
    public Registrations over(EventStore others) {
        return new Registrations(others);
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

    static Rejected noClient(ClientId client) {
        return new Rejected(Refusal.CLIENT_NOT_FOUND, "There is no client " + client + ".");
    }

    private static Rejected noProvider(ProviderId provider) {
        return new Rejected(Refusal.PROVIDER_NOT_FOUND, "There is no provider " + provider + ".");
    }

    void forget(ClientId client) {
        known.invalidate(client);
    }

    private boolean exists(Object id, Class<?> registered) {
        if (known.getIfPresent(id) != null) {
            return true;
        }
        var past = events.readEvents(id.toString())
                .asStream()
                .map(Message::getPayload)
                .toList();
        var found =
                !past.isEmpty() && registered.isInstance(past.getFirst()) && !(past.getLast() instanceof ClientErased);
        if (found) {
            known.put(id, true);
        }
        return found;
    }
}
