package org.appointmentscheduler.query.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Says what the history had between two positions when it was made, and names the seal before it, so that one seal
 * speaks for all that came before.
 *
 * @param number from 1, without holes
 * @param firstPosition the one behind the last of the seal before
 * @param lastPosition that of the last event
 * @param events how many positions in between were filled; the others were empty
 * @param root of the {@link MerkleTree} over the events, in hexadecimal
 * @param previous the {@link #hash} of the seal before; zeros for the first
 * @param sealedAt in whole seconds
 * @param key the fingerprint of the key that signed it
 * @param signature of the {@link #statement}, Ed25519 (RFC 8032), in hexadecimal
 */
public record Seal(
        long number,
        long firstPosition,
        long lastPosition,
        int events,
        String root,
        String previous,
        Instant sealedAt,
        String key,
        String signature) {

    /** What the first seal names as the one before it. */
    public static final String NONE = "0".repeat(64);

    @Override
    public String toString() {
        return "Seal[" + number + "]";
    }

    Seal signedBy(SigningKey signer) {
        return new Seal(
                number,
                firstPosition,
                lastPosition,
                events,
                root,
                previous,
                sealedAt,
                key,
                hex(signer.sign(statement())));
    }

    /** What is signed: everything but the signature, in a form that people can read; the same under every locale. */
    public byte[] statement() {
        return String.format(
                        Locale.ROOT, """
                        appointment-scheduler seal 1
                        number %d
                        positions %d to %d
                        events %d
                        root %s
                        previous %s
                        sealed %s
                        key %s
                        """, number, firstPosition, lastPosition, events, root, previous, sealedAt, key)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the next seal says about this one. */
    public String hash() {
        return hex(MerkleTree.sha256(statement()));
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
