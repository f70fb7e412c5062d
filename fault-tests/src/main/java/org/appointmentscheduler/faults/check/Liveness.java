package org.appointmentscheduler.faults.check;

import java.time.Duration;
import java.util.List;

/**
 * What was seen after everything was healed.
 *
 * @param recovery how long until every node served a booking again
 * @param baseline the p99 of answers before the fault
 * @param afterwards the p99 of answers after it
 * @param faults what was still wrong: a projection that is behind or failed, a node that does not serve
 */
public record Liveness(Duration recovery, Duration baseline, Duration afterwards, List<String> faults) {}
