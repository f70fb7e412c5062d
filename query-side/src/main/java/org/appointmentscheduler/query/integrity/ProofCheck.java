package org.appointmentscheduler.query.integrity;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.query.integrity.Proof.ProvenEvent;
import org.appointmentscheduler.query.sealing.MerkleTree;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.VerificationKey;
import tools.jackson.databind.json.JsonMapper;

/** Checks a {@link Proof} by itself, with nothing but keys that are trusted. */
public final class ProofCheck {

    private static final JsonMapper JSON = new JsonMapper();

    private ProofCheck() {}

    /** @throws tools.jackson.core.JacksonException when the text is no proof */
    public static Proof read(String json) {
        return JSON.readValue(json, Proof.class);
    }

    /** What is wrong with the first event that is not proved; nothing when all are. */
    public static Optional<String> firstFault(Proof proof, List<VerificationKey> trusted) {
        var keys = new KeyRing(trusted, List.of());
        return proof.events().stream()
                .flatMap(event -> fault(event, proof.appointmentId(), keys).stream())
                .findFirst();
    }

    private static Optional<String> fault(ProvenEvent proven, String appointment, KeyRing keys) {
        var event = proven.event();
        var at = "The event at position " + event.position();
        if (!event.stream().equals(appointment)) {
            return Optional.of(at + " is not of appointment " + appointment + ".");
        }
        if (!root(proven).filter(proven.seal().root()::equals).isPresent()) {
            return Optional.of(at + " is not what seal " + proven.seal().number() + " was made of.");
        }
        return keys.hasSigned(proven.seal())
                ? Optional.empty()
                : Optional.of("No trusted key has signed seal " + proven.seal().number() + " as it is.");
    }

    private static Optional<String> root(ProvenEvent proven) {
        try {
            var path = proven.path().stream().map(HexFormat.of()::parseHex).toList();
            return Optional.of(Seal.hex(MerkleTree.root(
                    proven.event().hash(), proven.index(), proven.seal().events(), path)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
