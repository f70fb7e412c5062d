package org.appointmentscheduler.blackbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One running application per engine, with the settings it comes with but for the rate limits, for all tests that leave it running. */
final class SharedApp {

    private static final Map<Engine, SharedApp> apps = new ConcurrentHashMap<>();

    private final Installation installation;
    private final RunningApp app;

    private SharedApp(Installation installation) {
        this.installation = installation;
        this.app = installation.start();
    }

    static SharedApp on(Engine engine) {
        return apps.computeIfAbsent(engine, _ -> new SharedApp(Installation.on(engine)));
    }

    Installation installation() {
        return installation;
    }

    RunningApp app() {
        return app;
    }

    Api api() {
        return app.api();
    }
}
