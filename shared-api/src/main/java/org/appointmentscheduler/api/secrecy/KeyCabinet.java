package org.appointmentscheduler.api.secrecy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The master keys this process has.
 *
 * @param current what new data keys are wrapped with
 * @param others what older ones may be wrapped with, or what other nodes use already
 */
public record KeyCabinet(MasterKey current, List<MasterKey> others) {

    public WrappedKey wrap(DataKey key, String person) {
        return current.wrap(key, person);
    }

    /** @throws CannotOpen when the master key is not here, or the key is another person's */
    public DataKey unwrap(WrappedKey key, String person) {
        return find(key.masterKey()).orElseThrow(() -> new CannotOpen(null)).unwrap(key, person);
    }

    public boolean has(String masterKey) {
        return find(masterKey).isPresent();
    }

    private Optional<MasterKey> find(String id) {
        return Stream.concat(Stream.of(current), others.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    @Override
    public String toString() {
        return "KeyCabinet[" + current.id() + " and " + others.size() + " others]";
    }
}
