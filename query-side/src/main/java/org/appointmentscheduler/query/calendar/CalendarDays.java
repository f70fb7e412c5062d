package org.appointmentscheduler.query.calendar;

import org.springframework.data.jpa.repository.JpaRepository;

interface CalendarDays extends JpaRepository<CalendarDay, DayKey> {}
