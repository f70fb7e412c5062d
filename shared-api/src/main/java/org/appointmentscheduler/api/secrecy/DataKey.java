package org.appointmentscheduler.api.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key to what is kept about one person. Deleting it erases all of that, wherever copies of it are. */
public final class DataKey {

    private final byte[] bytes;

    DataKey(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static DataKey generate() {
        return new DataKey(AesGcm.random(AesGcm.KEY_BYTES));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    public Sealed seal(String text, Place place) {
        var sealed = AesGcm.seal(bytes, text.getBytes(StandardCharsets.UTF_8), place.bytes());
        return new Sealed(Base64.getEncoder().encodeToString(sealed));
    }

    /** @throws CannotOpen when this is not its key or its place */
    public String open(Sealed sealed, Place place) {
        byte[] bytesOfSealed;
        try {
            bytesOfSealed = Base64.getDecoder().decode(sealed.text());
        } catch (IllegalArgumentException e) {
            throw new CannotOpen(e);
        }
        return new String(AesGcm.open(bytes, bytesOfSealed, place.bytes()), StandardCharsets.UTF_8);
    }

    /**
     * Tells whether two texts are the same, and nothing else about them: HMAC-SHA-256 (RFC 2104) in hexadecimal. For
     * finding what must not be readable.
     */
    public String index(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
