package org.appointmentscheduler.load.scenario;

import io.gatling.app.Gatling;
import java.io.IOException;
import java.nio.file.Files;

/** Plays one of the scenarios. Ends with a status other than 0 when something was not as it should be. */
public final class Play {

    private Play() {}

    /** @param arguments the packaged application and the scenario's name, such as {@code OneSlot} */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("scenario.jar", arguments[0]);
        Gatling.main(new String[] {
            "--simulation",
            Play.class.getPackageName() + "." + arguments[1],
            "--results-folder",
            Files.createTempDirectory("gatling-").toString(),
            "--no-reports"
        });
    }
}
