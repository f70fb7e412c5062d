package org.appointmentscheduler.command.messaging;

import java.util.Optional;

/** Keeps states that tell who somebody is, so that remembered answers need not: they are read from here again. */
public interface PersonalStates {

    boolean keeps(Class<?> type);

    /** The state that belongs to a stream; nothing once it is erased. */
    Optional<Object> find(String stream);
}
