package org.appointmentscheduler.server.security.accounts;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.Scope;
import org.springframework.stereotype.Component;

/**
 * Signs a person in. An address that nobody has takes as long and is refused in the same words as a wrong password, so
 * that nobody learns which addresses there are.
 */
@Component
public class SignIn {

    /** So many accounts may share an address, and so many passwords are compared whether they are there or not. */
    private static final int ACCOUNTS = 2;

    private final Accounts accounts;
    private final Argon2Passwords passwords;
    private final Attempts attempts;
    private final String nobodysHash;

    SignIn(Accounts accounts, Argon2Passwords passwords, Attempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.nobodysHash = passwords.hash("nobody's");
    }

    /** All that a person may do. */
    public static Set<Scope> scopes(Actor actor) {
        return actor instanceof Actor.Administrator
                ? EnumSet.allOf(Scope.class)
                : EnumSet.of(Scope.READ, Scope.WRITE, Scope.KEYS);
    }

    /**
     * @param remote where the attempt comes from
     * @throws Rejected {@code UNAUTHENTICATED} or {@code TOO_MANY_REQUESTS}
     */
    public Caller require(String email, String password, String remote) {
        var address = email.toLowerCase(Locale.ROOT);
        attempts.requireFew(address, remote);
        var actor = find(address, password);
        if (actor.isEmpty()) {
            attempts.failed(address, remote);
            throw new Rejected(Refusal.UNAUTHENTICATED, "There is no such address with this password.");
        }
        return new Caller(actor.get(), scopes(actor.get()), Instant.MAX);
    }

    private Optional<Actor> find(String address, String password) {
        var candidates = accounts.withAddress(address, ACCOUNTS);
        var found = Optional.<Actor>empty();
        for (var number = 0; number < ACCOUNTS; number++) {
            var isThere = number < candidates.size();
            var matches =
                    passwords.matches(password, isThere ? candidates.get(number).passwordHash() : nobodysHash);
            if (isThere && matches && found.isEmpty()) {
                found = Optional.of(candidates.get(number).actor());
            }
        }
        return found;
    }
}
