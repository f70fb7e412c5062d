package org.appointmentscheduler.query.export;

import java.util.List;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.query.history.CloudEvent;

/**
 * What is kept about a client; what they sign in with is told elsewhere, and to them alone.
 *
 * @param profile who they are
 * @param appointments what they have booked, ordered by start
 * @param events what happened to them and their appointments, oldest first
 */
record ClientExport(ClientProfile profile, List<AppointmentState> appointments, List<CloudEvent> events) {}
