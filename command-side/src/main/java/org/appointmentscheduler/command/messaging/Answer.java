package org.appointmentscheduler.command.messaging;

import org.appointmentscheduler.api.Change;

/**
 * What a command's sender gets to know.
 *
 * @param replayed whether this is the remembered answer to an earlier request with the same idempotency key
 */
public record Answer<T>(Change<T> change, boolean replayed) {}
