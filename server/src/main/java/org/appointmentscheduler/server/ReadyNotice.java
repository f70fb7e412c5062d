package org.appointmentscheduler.server;

import org.appointmentscheduler.server.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The one line people look for after starting: where to go, and where the data is. */
@Component
class ReadyNotice {

    private static final Logger log = LoggerFactory.getLogger(ReadyNotice.class);

    private final Database database;
    private final Environment environment;

    ReadyNotice(Database database, Environment environment) {
        this.database = database;
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Ready at http://{}:{}, data in {}",
                    environment.getProperty("server.address", "localhost"),
                    web.getWebServer().getPort(),
                    database.place());
        }
    }
}
