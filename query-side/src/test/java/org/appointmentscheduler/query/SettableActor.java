package org.appointmentscheduler.query;

import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;

/** Whoever a test says. */
public final class SettableActor implements CurrentActor {

    private static final Actor ADMINISTRATOR = new Actor.Administrator("test");

    private Actor actor = ADMINISTRATOR;

    @Override
    public Actor get() {
        return actor;
    }

    public void is(Actor somebody) {
        actor = somebody;
    }

    public void isAdministrator() {
        actor = ADMINISTRATOR;
    }
}
