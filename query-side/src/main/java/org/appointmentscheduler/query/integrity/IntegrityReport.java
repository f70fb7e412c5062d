package org.appointmentscheduler.query.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the history has found.
 *
 * @param sound whether nothing was found
 * @param fault the first one, seals before streams; null when sound
 * @param seals how many were checked
 * @param events how many were compared with their seals
 * @param unvouched how many of the seals are signed with a key that nobody but the database itself names
 * @param sealedTo the last position that a checked seal speaks for
 * @param head the last position there is; what lies between is not sealed yet
 * @param streams how many were judged by the rules of the domain
 * @param streamEvents how many events they have
 * @param unjudged how many of the streams have events that a later version recorded, so that only their numbers count
 * @param keys those that the seals may be signed with
 * @param next what to send as {@code after} to check on; null when everything is checked
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IntegrityReport(
        boolean sound,
        @Nullable Fault fault,
        long seals,
        long events,
        long unvouched,
        long sealedTo,
        long head,
        long streams,
        long streamEvents,
        long unjudged,
        List<VerificationKey> keys,
        @Nullable String next) {}
