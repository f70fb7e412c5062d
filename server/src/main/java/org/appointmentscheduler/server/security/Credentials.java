package org.appointmentscheduler.server.security;

import org.springframework.security.core.AuthenticationException;

/** One kind of what callers send as their bearer token. */
public interface Credentials {

    /** Whether the text is of this kind. Says nothing about whether it is any good. */
    boolean include(String text);

    /** @throws AuthenticationException when it is not good, or not any more */
    Caller require(String text);

    /** Whether a caller may be remembered until the credential's end: it cannot be taken back before. */
    boolean lastUntilTheirEnd();
}
