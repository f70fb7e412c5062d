package org.appointmentscheduler.query.appointment;

import org.appointmentscheduler.query.projection.Rows;
import org.springframework.data.jpa.repository.JpaRepository;

interface AppointmentRows extends JpaRepository<AppointmentRow, String>, Rows<AppointmentRow, String> {}
