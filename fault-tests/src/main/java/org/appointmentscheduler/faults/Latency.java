package org.appointmentscheduler.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.appointmentscheduler.faults.check.Percentile;
import org.appointmentscheduler.faults.log.Exchange;

/** How long answers took. */
final class Latency {

    private Latency() {}

    /** Of the calls that were made and answered within the time. */
    static Duration p99(List<Exchange> exchanges, Instant from, Instant to) {
        return Percentile.of(
                exchanges.stream()
                        .filter(exchange -> exchange.answer() != null
                                && !exchange.call().at().isBefore(from)
                                && exchange.call().at().isBefore(to))
                        .map(exchange -> Duration.between(
                                exchange.call().at(),
                                Objects.requireNonNull(exchange.answer()).at()))
                        .toList(),
                99);
    }
}
