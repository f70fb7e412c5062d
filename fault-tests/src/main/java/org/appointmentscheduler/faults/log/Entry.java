package org.appointmentscheduler.faults.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A line of the log: a call or an answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(@Nullable Call call, @Nullable Answer answer) {}
