package org.appointmentscheduler.command.quota;

import java.time.Instant;
import java.util.function.Consumer;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.command.calendar.Claimant;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Counts what clients hold, in the appointment's unit of work. What an administrator holds for somebody is neither
 * limited nor counted. A client is locked after the appointment and before its days.
 */
@Component
public class HoldQuotas {

    private final Repository<ClientHolds> holds;
    private final QuotaPolicy policy;

    HoldQuotas(Repository<ClientHolds> holds, QuotaPolicy policy) {
        this.holds = holds;
        this.policy = policy;
    }

    /** The same limits over other streams, of which nothing is remembered and for which nobody waits. */
    public HoldQuotas over(EventStore others) {
        var repository = EventSourcingRepository.builder(ClientHolds.class)
                .eventStore(others)
                .lockFactory(NullLockFactory.INSTANCE)
                .build();
        return new HoldQuotas(repository, policy);
    }

    /**
     * Counts one more hold, and says whose share of the day it is.
     *
     * @throws Rejected {@code CLIENT_LIMIT_REACHED}
     */
    public Claimant take(ClientId client, AppointmentId appointment, Actor actor, Instant now, Instant expiresAt) {
        if (actor.isUnrestricted()) {
            return Claimant.UNCOUNTED;
        }
        var own = loadOrCreate(client);
        own.execute(it -> it.take(client, appointment, now, expiresAt, policy));
        return new Claimant(client, own.invoke(ClientHolds::isNewcomer));
    }

    public void confirm(ClientId client, AppointmentId appointment, Instant now) {
        changeIfAny(client, it -> it.confirm(client, appointment, now));
    }

    public void giveBack(ClientId client, AppointmentId appointment, Instant now) {
        changeIfAny(client, it -> it.giveBack(client, appointment, now));
    }

    private void changeIfAny(ClientId client, Consumer<ClientHolds> change) {
        try {
            holds.load(new ClientHoldsId(client).toString()).execute(change);
        } catch (AggregateNotFoundException e) {
            return; // Nothing was ever counted.
        }
    }

    private Aggregate<ClientHolds> loadOrCreate(ClientId client) {
        try {
            return holds.loadOrCreate(new ClientHoldsId(client).toString(), ClientHolds::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new IllegalStateException("Nothing in the constructor can fail", impossible);
        }
    }
}
