package org.appointmentscheduler.load.bare;

import java.time.Instant;

record Wanted(String clientId, String providerId, Instant start) {}
