package org.appointmentscheduler.query.integrity;

import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.query.history.HistoryAccess;
import org.appointmentscheduler.query.integrity.Proof.ProvenEvent;
import org.appointmentscheduler.query.reading.Identifiers;
import org.appointmentscheduler.query.reading.Refused;
import org.appointmentscheduler.query.sealing.EventRow;
import org.appointmentscheduler.query.sealing.EventRows;
import org.appointmentscheduler.query.sealing.MerkleTree;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.SealedEvents;
import org.appointmentscheduler.query.sealing.Seals;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Makes proofs, for those to whom the history that they prove is open. */
@Component
class Proofs {

    private static final JsonMapper JSON = new JsonMapper();

    private final EventRows events;
    private final Seals seals;
    private final CurrentActor actor;

    Proofs(EventRows events, Seals seals, CurrentActor actor) {
        this.events = events;
        this.seals = seals;
        this.actor = actor;
    }

    Proof of(String text) {
        var id = Identifiers.read(text, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND);
        var rows = events.ofStream(id.toString());
        if (rows.isEmpty() || !isAppointment(rows.getFirst()) || !isOpen(rows.getFirst())) {
            throw new Refused(Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + ".");
        }
        var proven = rows.stream().flatMap(row -> prove(row).stream()).toList();
        var named = proven.stream().map(event -> event.seal().key()).toList();
        return new Proof(
                id.toString(),
                proven,
                rows.size() - proven.size(),
                seals.keys().stream().filter(key -> named.contains(key.id())).toList());
    }

    private static boolean isAppointment(EventRow first) {
        return first.payloadType().startsWith(AppointmentEvent.class.getName() + "$");
    }

    /** Whose an appointment was, nobody knows any more whose first event is spoilt; who may see all still sees that. */
    private boolean isOpen(EventRow first) {
        JsonNode held;
        try {
            held = JSON.readTree(first.payload());
        } catch (JacksonException spoilt) {
            held = MissingNode.getInstance();
        }
        return HistoryAccess.isOpenTo(actor.get(), held);
    }

    /** An event that is not what was sealed, or whose seal is spoilt, gets a proof that proves so. */
    private Optional<ProvenEvent> prove(EventRow row) {
        return seals.covering(row.position()).map(stored -> {
            var sealed = events(stored);
            var index = sealed.positions().indexOf(row.position());
            List<byte[]> path = index < 0 ? List.of() : MerkleTree.path(sealed.hashes(), index);
            return new ProvenEvent(row, index, path.stream().map(Seal::hex).toList(), stored.seal());
        });
    }

    private static SealedEvents events(Seals.Stored stored) {
        try {
            return stored.events();
        } catch (IllegalArgumentException spoilt) {
            return new SealedEvents(List.of(), List.of());
        }
    }
}
