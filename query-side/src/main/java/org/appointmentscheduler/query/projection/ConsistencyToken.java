package org.appointmentscheduler.query.projection;

import java.util.regex.Pattern;
import org.appointmentscheduler.api.MalformedRequest;

/** The last event of a change that a caller has been told of: a stream, and the event's number in it. */
record ConsistencyToken(String stream, long version) {

    static final String HEADER = "Consistency-Token";

    private static final Pattern FORM = Pattern.compile("([\\w/-]{1,64})@(\\d{1,18})");

    static ConsistencyToken parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedRequest("/" + HEADER, "must be the header of a command's answer");
        }
        return new ConsistencyToken(form.group(1), Long.parseLong(form.group(2)));
    }
}
