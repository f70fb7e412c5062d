package org.appointmentscheduler.server.eventstore;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An answer that comes from another node has to say what kind of state it carries. Nothing that is stored has this. */
interface ChangeOnTheWire {

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    Object state();
}
