package org.appointmentscheduler.server.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.200",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9",
        "::1, 0:0:0:0:0:0:0:1",
        "fe80::1%eth7, fe80::2",
        "::ffff:203.0.113.7, 203.0.113.8",
        "unknown, unknown"
    })
    void joinsWhatIsOneCustomers(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.114.7", "2001:db8:1:2::1, 2001:db8:1:3::1", "unknown, hidden", "127.0.0.1, ::1"})
    void tellsOthersApart(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }
}
