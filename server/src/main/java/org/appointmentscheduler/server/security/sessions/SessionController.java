package org.appointmentscheduler.server.security.sessions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.security.accounts.SignIn;
import org.appointmentscheduler.server.security.sessions.Sessions.Session;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in who use a browser. Whatever a session changes needs the header {@code X-CSRF-Token} as well. */
@RestController
@RequestMapping("/api/sessions")
@Tag(name = "Access")
class SessionController {

    private final Sessions sessions;
    private final SignIn signIn;

    SessionController(Sessions sessions, SignIn signIn) {
        this.sessions = sessions;
        this.signIn = signIn;
    }

    @PostMapping
    @Operation(summary = "Sign in with a browser, which keeps the session in a cookie")
    ResponseEntity<SignedIn> signIn(@RequestBody PersonalLogin body, HttpServletRequest request) {
        SessionCookie.in(request).ifPresent(sessions::end);
        var caller = signIn.require(body.email(), body.password(), request.getRemoteAddr());
        var session = sessions.begin(caller.actor());
        return answer(HttpStatus.CREATED, SessionCookie.of(session.secret())).body(SignedIn.to(session));
    }

    @GetMapping("/current")
    @Operation(summary = "Read who is signed in, and what to send along with changes")
    SignedIn current(HttpServletRequest request) {
        return SignedIn.to(require(request));
    }

    @PostMapping("/current/end")
    @Operation(summary = "Sign out")
    ResponseEntity<SignedOut> signOut(HttpServletRequest request) {
        var session = require(request);
        sessions.end(session.secret());
        return answer(HttpStatus.OK, SessionCookie.removed())
                .body(new SignedOut(session.actor().toString()));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, ResponseCookie cookie) {
        return ResponseEntity.status(status).header(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Session require(HttpServletRequest request) {
        return SessionCookie.in(request)
                .flatMap(sessions::use)
                .orElseThrow(() -> new Rejected(Refusal.UNAUTHENTICATED, "There is no session: sign in."));
    }

    record PersonalLogin(
            @Email @Size(min = 3, max = 254) String email,
            @Size(min = 8, max = 200) String password) {

        @Override
        public String toString() {
            return "PersonalLogin[" + email + "]";
        }
    }

    record SignedIn(
            @Schema(description = "admin:…, client:… or provider:…")
            String actor,

            @Schema(description = "When the session ends if nothing is asked any more")
            Instant expiresAt,

            @Schema(description = "To be sent as X-CSRF-Token with every change")
            String csrfToken) {

        static SignedIn to(Session session) {
            return new SignedIn(session.actor().toString(), session.expiresAt(), ForgeryTokens.of(session.secret()));
        }

        @Override
        public String toString() {
            return "SignedIn[" + actor + "]";
        }
    }

    /** @param actor who is not signed in any more, in this browser */
    record SignedOut(String actor) {}
}
