package org.appointmentscheduler.command.messaging;

import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ExpireHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.calendar.CalendarCommand;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.RegisterProvider;

/** On whose behalf a command acts, for the audit trail: as long as nobody signs in, who the command itself names. */
final class Actor {

    private Actor() {}

    static String of(Object command) {
        return switch (command) {
            case ReserveSlot reserve -> "client:" + reserve.clientId();
            case ConfirmReservation confirm -> "client:" + confirm.clientId();
            case ReleaseHold release -> "client:" + release.clientId();
            case ExpireHold _ -> "system:sweeper";
            case CalendarCommand calendar -> "provider:" + calendar.providerId();
            case RegisterProvider register -> "provider:" + register.providerId();
            case RegisterClient register -> "client:" + register.clientId();
            default -> "system";
        };
    }
}
