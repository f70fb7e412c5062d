package org.appointmentscheduler.server.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.stereotype.Component;

/** A token that can be written but not read stops its processor for good, while the application stays up. */
@Component
record JsonSerializersCheck(Map<String, Serializer> serializers) implements Check {

    private static final ReplayToken TOKEN = (ReplayToken) ReplayToken.createReplayToken(
            GapAwareTrackingToken.newInstance(9, Set.of(7L)), GapAwareTrackingToken.newInstance(0, Set.of()));

    @Override
    public Optional<Finding> findFault() {
        return serializers.entrySet().stream()
                .filter(serializer -> !(serializer.getValue() instanceof Jackson3Serializer))
                .findFirst()
                .map(other -> new Finding(
                        "Messages would not be stored as JSON: " + other.getKey() + " is a "
                                + other.getValue().getClass().getSimpleName() + ".",
                        "Set axon.serializer.general, .events and .messages to jackson3."))
                .or(() -> serializers.entrySet().stream()
                        .filter(serializer -> !readsItsOwnTokens(serializer.getValue()))
                        .findFirst()
                        .map(broken -> new Finding(
                                "No view could be rebuilt: " + broken.getKey() + " cannot read a replay's token.",
                                "Give its mapper a polymorphic type validator that allows tracking tokens.")));
    }

    private static boolean readsItsOwnTokens(Serializer serializer) {
        try {
            return TOKEN.equals(serializer.deserialize(serializer.serialize(TOKEN, String.class)));
        } catch (SerializationException e) {
            return false;
        }
    }
}
