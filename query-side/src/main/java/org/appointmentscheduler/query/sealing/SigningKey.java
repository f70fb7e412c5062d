package org.appointmentscheduler.query.sealing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** What seals are signed with: an Ed25519 key. */
final class SigningKey {

    static final String ALGORITHM = "Ed25519";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final PrivateKey key;
    private final VerificationKey counterpart;

    private SigningKey(PrivateKey key, VerificationKey counterpart) {
        this.key = key;
        this.counterpart = counterpart;
    }

    /** A new one as PEM, PKCS 8. */
    static String generate() {
        try {
            var encoded = KeyPairGenerator.getInstance(ALGORITHM)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when it is no Ed25519 key in PEM; says nothing of what it is instead */
    static SigningKey parse(String pem) {
        var block = PEM.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("The key for seals is not a private key in PEM (PKCS 8)");
        }
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1)));
            var key = KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
            return new SigningKey(key, counterpart((EdECPrivateKey) key));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key for seals is not an Ed25519 key", e);
        }
    }

    /** A private key is the randomness that its pair is made of, so the same randomness makes the same pair again. */
    private static VerificationKey counterpart(EdECPrivateKey key) throws GeneralSecurityException {
        var seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("The key cannot be read"));
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(key.getParams(), new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return VerificationKey.of(generator.generateKeyPair().getPublic());
    }

    VerificationKey counterpart() {
        return counterpart;
    }

    byte[] sign(byte[] statement) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
