package org.appointmentscheduler.query.sealing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which positions a seal found filled, and with what. Every other position that it covers was empty and must stay so.
 *
 * @param positions ascending
 * @param hashes the {@link EventRow#hash} of each
 */
public record SealedEvents(List<Long> positions, List<byte[]> hashes) {

    private static final int HASH_BYTES = 32;
    private static final int ENTRY_BYTES = Long.BYTES + HASH_BYTES;

    static SealedEvents of(List<EventRow> rows) {
        return new SealedEvents(
                rows.stream().map(EventRow::position).toList(),
                rows.stream().map(EventRow::hash).toList());
    }

    /** @throws IllegalArgumentException when the bytes are none of ours */
    static SealedEvents parse(byte[] bytes) {
        if (bytes.length % ENTRY_BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are not a list of hashes");
        }
        var buffer = ByteBuffer.wrap(bytes);
        var positions = new ArrayList<Long>();
        var hashes = new ArrayList<byte[]>();
        while (buffer.hasRemaining()) {
            positions.add(buffer.getLong());
            var hash = new byte[HASH_BYTES];
            buffer.get(hash);
            hashes.add(hash);
        }
        return new SealedEvents(positions, hashes);
    }

    byte[] bytes() {
        var buffer = ByteBuffer.allocate(positions.size() * ENTRY_BYTES);
        for (var index = 0; index < positions.size(); index++) {
            buffer.putLong(positions.get(index)).put(hashes.get(index));
        }
        return buffer.array();
    }

    /** Whether this is what the seal is for: that many, within its bounds, in order, with its root. */
    public boolean belongTo(Seal seal) {
        var sorted = positions.stream().sorted().distinct().toList();
        return !positions.isEmpty()
                && positions.size() == seal.events()
                && positions.equals(sorted)
                && positions.getFirst() >= seal.firstPosition()
                && positions.getLast() == seal.lastPosition()
                && Seal.hex(MerkleTree.root(hashes)).equals(seal.root());
    }
}
