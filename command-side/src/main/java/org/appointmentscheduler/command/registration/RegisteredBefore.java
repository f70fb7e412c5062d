package org.appointmentscheduler.command.registration;

import java.util.Optional;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.client.ClientEvent.ClientErased;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.command.messaging.Recollection;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.messaging.TwoStores;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/** A registration whose event is stored and whose person perhaps is not: the repetition brings the person again. */
@Component
@TwoStores
class RegisteredBefore implements Recollection {

    private final EventStore events;
    private final Vault vault;

    RegisteredBefore(EventStore events, Vault vault) {
        this.events = events;
        this.vault = vault;
    }

    @Override
    public Optional<Change<?>> of(Object command) {
        return switch (command) {
            case RegisterClient client -> known(client.clientId(), () -> Client.keep(client, vault));
            case RegisterProvider provider -> known(provider.providerId(), () -> Provider.keep(provider, vault));
            default -> Optional.empty();
        };
    }

    private Optional<Change<?>> known(Object id, Supplier<?> keep) {
        var past = events.readEvents(id.toString())
                .asStream()
                .map(Message::getPayload)
                .toList();
        if (past.stream().anyMatch(ClientErased.class::isInstance)) {
            throw new Rejected(Refusal.CLIENT_NOT_FOUND, "There is no client " + id + " any more.");
        }
        return !past.isEmpty() ? Optional.of(new Change<>(keep.get(), id.toString(), 0)) : Optional.empty();
    }
}
