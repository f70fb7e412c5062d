package org.appointmentscheduler.server.security.accounts;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.appointmentscheduler.command.registration.Passwords;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with the numbers that OWASP recommends. Each takes 19 MiB for a moment, so only a few are at work at once. */
@Component
class Argon2Passwords implements Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;

    private final PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Override
    public String hash(String password) {
        return inPlace(() -> String.valueOf(encoder.encode(password)));
    }

    boolean matches(String password, String hash) {
        return inPlace(() -> encoder.matches(password, hash));
    }

    private <T> T inPlace(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
