package org.appointmentscheduler.server.http.problem;

import org.appointmentscheduler.api.Rejection;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** A refusal inside an answer looks as it would by itself. */
@Component
final class RejectionForm extends StdSerializer<Rejection> {

    RejectionForm() {
        super(Rejection.class);
    }

    @Override
    public void serialize(Rejection rejection, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, Problem.of(rejection));
    }
}
