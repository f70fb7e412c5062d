package org.appointmentscheduler.api.access;

import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;

/** On whose behalf something is asked or done. Its text is stored with every event, so no form of it ever changes. */
public sealed interface Actor {

    Actor NOBODY = new Nobody();

    /** One who books time. */
    record Client(ClientId id) implements Actor {

        @Override
        public String toString() {
            return "client:" + id;
        }
    }

    /** One who offers it. */
    record Provider(ProviderId id) implements Actor {

        @Override
        public String toString() {
            return "provider:" + id;
        }
    }

    /** One who may act for anybody. */
    record Administrator(String id) implements Actor {

        @Override
        public String toString() {
            return "admin:" + id;
        }
    }

    /** Whoever has the link to one appointment, and nothing else, of the client who booked it. */
    record Guest(AppointmentId appointment, ClientId client) implements Actor {

        @Override
        public String toString() {
            return "guest:" + appointment + "/" + client;
        }
    }

    /** The application by itself, such as its timers. */
    record System(String reason) implements Actor {

        @Override
        public String toString() {
            return "system:" + reason;
        }
    }

    /** One who has not said who it is. */
    record Nobody() implements Actor {

        @Override
        public String toString() {
            return "anonymous";
        }
    }

    /** Reads what {@code toString} writes; anything else is nobody, who may do the least. */
    static Actor parse(@Nullable String text) {
        var parts = text == null ? new String[0] : text.split(":", 2);
        if (parts.length != 2) {
            return NOBODY;
        }
        try {
            return switch (parts[0]) {
                case "client" -> new Client(ClientId.parse(parts[1]));
                case "provider" -> new Provider(ProviderId.parse(parts[1]));
                case "admin" -> new Administrator(parts[1]);
                case "guest" -> guest(parts[1].split("/", 2));
                case "system" -> new System(parts[1]);
                default -> NOBODY;
            };
        } catch (IllegalArgumentException otherwise) {
            return NOBODY;
        }
    }

    private static Actor guest(String[] ids) {
        return ids.length == 2 ? new Guest(AppointmentId.parse(ids[0]), ClientId.parse(ids[1])) : NOBODY;
    }

    /** Whether everything is open to it. */
    default boolean isUnrestricted() {
        return this instanceof Administrator || this instanceof System;
    }
}
