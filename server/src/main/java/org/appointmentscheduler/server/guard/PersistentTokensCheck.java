package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.springframework.stereotype.Component;

/** Positions in memory would make every start replay the whole history into views that have it already. */
@Component
record PersistentTokensCheck(TokenStore tokens) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return tokens instanceof JdbcTokenStore
                ? Optional.empty()
                : Optional.of(new Finding(
                        "Views would forget how far they have read: the token store is "
                                + tokens.getClass().getSimpleName() + ".",
                        "Declare a JdbcTokenStore bean."));
    }
}
