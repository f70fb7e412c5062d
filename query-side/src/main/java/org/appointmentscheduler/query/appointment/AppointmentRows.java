package org.appointmentscheduler.query.appointment;

import org.springframework.data.jpa.repository.JpaRepository;

interface AppointmentRows extends JpaRepository<AppointmentRow, String> {}
