package org.appointmentscheduler.load.bare;

import java.time.Instant;

record Reservation(
        String id,
        String status,
        String clientId,
        String providerId,
        Instant start,
        Instant end,
        Instant heldAt,
        Instant expiresAt) {}
