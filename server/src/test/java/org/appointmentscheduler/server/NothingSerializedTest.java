package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingSerializedTest {

    @Test
    void readsNoObjectsWhereverTheApplicationIs() throws Exception {
        Class.forName(SchedulerApplication.class.getName());
        var bytes = serialized(new ArrayList<>(List.of(1)));
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            assertThatThrownBy(stream::readObject).isInstanceOf(InvalidClassException.class);
        }
    }

    private static byte[] serialized(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
