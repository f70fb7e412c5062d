package org.appointmentscheduler.command.quota;

import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Opens the quotas to the tests of the features that ask them. */
public final class QuotaFixture {

    private QuotaFixture() {}

    public static HoldQuotas quotas(EventStore events, int activeHoldsPerClient, int unconfirmedHoldsPerDay) {
        var repository = EventSourcingRepository.builder(ClientHolds.class)
                .eventStore(events)
                .build();
        return new HoldQuotas(repository, new QuotaPolicy(activeHoldsPerClient, unconfirmedHoldsPerDay));
    }
}
