package org.appointmentscheduler.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is put up before anything is broken.
 *
 * @param nodes how many there are; on H2 there can only be one
 * @param hold how long a hold lives, short enough for many to end during a run
 * @param copies how often each change is sent at once
 * @param crowd how many clients want each slot
 * @param lastMoment whether confirms come around the end of the hold
 * @param settings of the nodes, beyond what every run needs
 * @param environment of the last node
 */
public record Setting(
        boolean embedded,
        int nodes,
        Duration hold,
        int clients,
        int copies,
        int crowd,
        boolean lastMoment,
        List<String> settings,
        Map<String, String> environment) {

    static Setting oneNode() {
        return new Setting(true, 1, Duration.ofSeconds(8), 32, 1, 3, false, List.of(), Map.of());
    }

    static Setting nodesOnPostgres(int nodes) {
        return new Setting(false, nodes, Duration.ofSeconds(8), 32, 1, 3, false, List.of(), Map.of());
    }

    Setting copies(int number) {
        return new Setting(embedded, nodes, hold, clients, number, crowd, lastMoment, settings, environment);
    }

    Setting crowd(int number) {
        return new Setting(embedded, nodes, hold, number, copies, number, lastMoment, settings, environment);
    }

    Setting clients(int number) {
        return new Setting(embedded, nodes, hold, number, copies, crowd, lastMoment, settings, environment);
    }

    Setting lastMoment(Duration shortHold) {
        return new Setting(embedded, nodes, shortHold, clients, copies, crowd, true, settings, environment);
    }

    Setting with(String... more) {
        return new Setting(embedded, nodes, hold, clients, copies, crowd, lastMoment, List.of(more), environment);
    }

    Setting lastNodeIn(Map<String, String> variables) {
        return new Setting(embedded, nodes, hold, clients, copies, crowd, lastMoment, settings, variables);
    }
}
