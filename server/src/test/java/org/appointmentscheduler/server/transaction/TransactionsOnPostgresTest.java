package org.appointmentscheduler.server.transaction;

import org.appointmentscheduler.server.PostgresServer;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ActiveProfiles("postgres")
class TransactionsOnPostgresTest extends TransactionsContract {

    @DynamicPropertySource
    static void usePostgres(DynamicPropertyRegistry properties) {
        PostgresServer.register(properties);
    }
}
