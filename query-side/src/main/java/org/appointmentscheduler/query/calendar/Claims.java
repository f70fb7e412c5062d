package org.appointmentscheduler.query.calendar;

import java.time.LocalDate;
import java.util.List;
import org.appointmentscheduler.query.projection.Rows;
import org.springframework.data.jpa.repository.JpaRepository;

interface Claims extends JpaRepository<Claim, ClaimKey>, Rows<Claim, ClaimKey> {

    List<Claim> findByKeyProviderIdAndKeyUtcDay(String providerId, LocalDate utcDay);
}
