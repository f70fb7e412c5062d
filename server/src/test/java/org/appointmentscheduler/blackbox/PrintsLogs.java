package org.appointmentscheduler.blackbox;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows what the applications said when a test fails. */
final class PrintsLogs implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.out.println("=== failed: " + context.getDisplayName());
            RunningApp.printLogs();
        }
    }
}
