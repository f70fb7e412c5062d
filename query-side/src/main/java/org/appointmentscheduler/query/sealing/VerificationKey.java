package org.appointmentscheduler.query.sealing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What signatures are checked with.
 *
 * @param id the SHA-256 of the key, in hexadecimal
 * @param publicKey as X.509 SubjectPublicKeyInfo in Base64, the body of a PEM file
 */
public record VerificationKey(String id, String publicKey) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    static VerificationKey of(PublicKey key) {
        return new VerificationKey(
                fingerprint(key.getEncoded()), Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /** Every public key in a text of PEM blocks. */
    public static List<VerificationKey> read(String pem) {
        var keys = new ArrayList<VerificationKey>();
        var blocks = PEM.matcher(pem);
        while (blocks.find()) {
            var encoded = Base64.getMimeDecoder().decode(blocks.group(1));
            keys.add(new VerificationKey(
                    fingerprint(encoded), Base64.getEncoder().encodeToString(encoded)));
        }
        return keys;
    }

    private static String fingerprint(byte[] encoded) {
        return Seal.hex(MerkleTree.sha256(encoded));
    }

    /** As a PEM block. */
    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether the id is this key's and not only said to be. */
    @JsonIgnore
    public boolean isGenuine() {
        try {
            return fingerprint(Base64.getDecoder().decode(publicKey)).equals(id);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    public boolean hasSigned(Seal seal) {
        try {
            var check = Signature.getInstance(SigningKey.ALGORITHM);
            check.initVerify(KeyFactory.getInstance(SigningKey.ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
            check.update(seal.statement());
            return seal.key().equals(id) && check.verify(HexFormat.of().parseHex(seal.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
