package org.appointmentscheduler.query.calendar;

import org.springframework.data.jpa.repository.JpaRepository;

interface Claims extends JpaRepository<Claim, ClaimKey> {}
