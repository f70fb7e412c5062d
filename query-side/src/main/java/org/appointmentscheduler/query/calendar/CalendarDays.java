package org.appointmentscheduler.query.calendar;

import org.appointmentscheduler.query.projection.Rows;
import org.springframework.data.jpa.repository.JpaRepository;

interface CalendarDays extends JpaRepository<CalendarDay, DayKey>, Rows<CalendarDay, DayKey> {}
