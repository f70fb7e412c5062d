package org.appointmentscheduler.server.database;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;

/** The embedded database has closed under an application, and will not open again for it. */
public final class DatabaseClosed extends ApplicationEvent {

    DatabaseClosed(ApplicationContext application) {
        super(application);
    }
}
