package org.appointmentscheduler.command.registration;

import java.util.Optional;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.command.messaging.Recollection;
import org.appointmentscheduler.command.messaging.TwoStores;
import org.axonframework.eventsourcing.eventstore.EventStore;
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
        return events.readEvents(id.toString()).hasNext()
                ? Optional.of(new Change<>(keep.get(), id.toString(), 0))
                : Optional.empty();
    }
}
