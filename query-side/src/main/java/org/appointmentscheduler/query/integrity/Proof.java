package org.appointmentscheduler.query.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.appointmentscheduler.query.sealing.EventRow;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.VerificationKey;

/**
 * That the events of one appointment were in the history when it was sealed: enough to check it without the database.
 *
 * @param notYetSealed how many of the appointment's events are too new to be proved
 * @param keys those that the seals name; whether to trust them, the reader must know from elsewhere
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Proof(String appointmentId, List<ProvenEvent> events, int notYetSealed, List<VerificationKey> keys) {

    /**
     * One event and its way to the root of a seal.
     *
     * @param index of the event among those that the seal speaks for, from 0
     * @param path the hashes beside the way, from below, in hexadecimal (RFC 6962, section 2.1.1)
     */
    public record ProvenEvent(
            @Schema(description = "Every column of the event as it is stored")
            EventRow event,

            int index,
            List<String> path,
            Seal seal) {}
}
