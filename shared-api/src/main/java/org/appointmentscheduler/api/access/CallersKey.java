package org.appointmentscheduler.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An idempotency key as it is kept: two callers who choose the same one never meet, and since the key itself is kept
 * nowhere, it can hide what a request with a password was like.
 */
public final class CallersKey {

    private CallersKey() {}

    public static String of(Actor actor, String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((actor + "\n" + key).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
