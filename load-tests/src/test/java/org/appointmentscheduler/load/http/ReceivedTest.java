package org.appointmentscheduler.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceivedTest {

    @Test
    void readsABodyOfKnownLengthAndNothingAfterIt() throws IOException {
        var in = text("HTTP/1.1 201 \r\nContent-Length: 3\r\n\r\nöxHTTP/1.1 204 \r\n\r\n");

        assertThat(Received.from(in)).isEqualTo(new Received(new Reply(201, "öx"), false));
        assertThat(Received.from(in)).isEqualTo(new Received(new Reply(204, ""), false));
    }

    @Test
    void readsABodyInChunks() throws IOException {
        var in = text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n");

        assertThat(Received.from(in).reply()).isEqualTo(new Reply(200, "abc0123456789"));
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void noticesThatTheServerEndsTheConnection() throws IOException {
        assertThat(Received.from(text("HTTP/1.1 200 \r\nConnection: close\r\n\r\n"))
                        .isLast())
                .isTrue();
    }

    @Test
    void doesNotTakeHalfAnAnswerForAWholeOne() {
        assertThatThrownBy(() -> Received.from(text("HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\nab")))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Received.from(text("HTTP/1.1 200 \r\n"))).isInstanceOf(EOFException.class);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
