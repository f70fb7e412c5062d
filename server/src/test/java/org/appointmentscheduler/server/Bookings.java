package org.appointmentscheduler.server;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.command.messaging.Commands;

/** What has to have happened before a test can begin. */
public final class Bookings {

    /** A day that no clock will have reached. */
    public static final LocalDate MONDAY = LocalDate.of(2090, 3, 6);

    private static final Actor TEST = new Actor.System("test");

    private final Commands commands;

    public Bookings(Commands commands) {
        this.commands = commands;
    }

    public ClientId client() {
        return client(new ClientId(UUID.randomUUID()));
    }

    public ClientId client(ClientId client) {
        commands.send(new RegisterClient(client, "Ada", "Lovelace", null, null, null, null), TEST);
        return client;
    }

    public ProviderId provider() {
        var provider = new ProviderId(UUID.randomUUID());
        commands.send(new RegisterProvider(provider, "Grace", "Hopper", null, "UTC", null), TEST);
        return provider;
    }

    /** Monday's quarter hour with this number, counted from midnight. */
    public TimeRange quarterHour(int number) {
        return new TimeRange(TimeRange.startOf(MONDAY, number), TimeRange.GRID);
    }

    public void publish(ProviderId provider, TimeRange range) {
        commands.send(new PublishAvailability(provider, List.of(range)), TEST);
    }

    public void withdraw(ProviderId provider, TimeRange range) {
        commands.send(new WithdrawAvailability(provider, List.of(range)), TEST);
    }

    public AppointmentState reserve(ClientId client, ProviderId provider, TimeRange slot) {
        var id = new AppointmentId(UUID.randomUUID());
        return commands.<AppointmentState>send(
                        new ReserveSlot(id, client, provider, slot.start(), slot.duration()), TEST)
                .change()
                .state();
    }

    public AppointmentState confirm(AppointmentState hold) {
        return commands.<AppointmentState>send(new ConfirmReservation(hold.id(), hold.clientId()), TEST)
                .change()
                .state();
    }

    /** A hold on a published quarter hour of a new provider, by a new client. */
    public AppointmentState hold() {
        var provider = provider();
        publish(provider, quarterHour(40));
        return reserve(client(), provider, quarterHour(40));
    }
}
