package org.appointmentscheduler.server.transaction;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class TransactionsTest extends TransactionsContract {

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void useFiles(DynamicPropertyRegistry properties) {
        properties.add("scheduler.data-dir", () -> data);
    }
}
