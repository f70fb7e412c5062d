package org.appointmentscheduler.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

    private static final UUID ID = UUID.fromString("01a20541-eec3-7723-863d-00607c94f694");

    @Test
    void isStoredAsOneText() {
        assertThat(new Actor.Client(new ClientId(ID))).hasToString("client:" + ID);
        assertThat(new Actor.Provider(new ProviderId(ID))).hasToString("provider:" + ID);
        assertThat(new Actor.Administrator("1")).hasToString("admin:1");
        assertThat(new Actor.System("deadline")).hasToString("system:deadline");
        assertThat(Actor.NOBODY).hasToString("anonymous");
    }

    @Test
    void isReadAsItWasWritten() {
        for (var actor : new Actor[] {
            new Actor.Client(new ClientId(ID)),
            new Actor.Provider(new ProviderId(ID)),
            new Actor.Administrator("https://id.example.org#x:y"),
            new Actor.Guest(new AppointmentId(ID), new ClientId(ID)),
            new Actor.System("deadline"),
            Actor.NOBODY
        }) {
            assertThat(Actor.parse(actor.toString())).isEqualTo(actor);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "client", "client:", "client:x", "guest:x", "guest:/", "root:1", "Admin:1", " admin:1"})
    void isNobodyWhenItIsAnythingElse(String text) {
        assertThat(Actor.parse(text)).isEqualTo(Actor.NOBODY);
    }

    @Test
    void hasKeysOfItsOwn() {
        var one = CallersKey.of(new Actor.Administrator("1"), "key");
        assertThat(one)
                .matches("[0-9a-f]{64}")
                .isEqualTo(CallersKey.of(new Actor.Administrator("1"), "key"))
                .isNotEqualTo(CallersKey.of(new Actor.Administrator("2"), "key"))
                .isNotEqualTo(CallersKey.of(new Actor.Administrator("1"), "another"));
    }
}
