package org.appointmentscheduler.api.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** What data keys are wrapped with: 256 bits. */
public final class MasterKey {

    private static final int ID_LENGTH = 16;

    private final byte[] bytes;
    private final String id;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
        this.id = fingerprint(bytes);
    }

    /** A new one as text. */
    public static String generate() {
        return Base64.getEncoder().encodeToString(AesGcm.random(AesGcm.KEY_BYTES));
    }

    /** @throws IllegalArgumentException when it is not 32 bytes in Base64; says nothing of what it is instead */
    public static MasterKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != AesGcm.KEY_BYTES) {
            throw new IllegalArgumentException("A master key is 32 random bytes in Base64: openssl rand -base64 32");
        }
        return new MasterKey(bytes);
    }

    private static String fingerprint(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("appointment-scheduler master key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells keys apart and gives none away. */
    public String id() {
        return id;
    }

    WrappedKey wrap(DataKey key, String person) {
        var wrapped = AesGcm.seal(bytes, key.bytes(), place(person));
        return new WrappedKey(id, Base64.getEncoder().encodeToString(wrapped));
    }

    DataKey unwrap(WrappedKey key, String person) {
        return new DataKey(AesGcm.open(bytes, Base64.getDecoder().decode(key.text()), place(person)));
    }

    private static byte[] place(String person) {
        return new Place("data-key", person, "key").bytes();
    }
}
