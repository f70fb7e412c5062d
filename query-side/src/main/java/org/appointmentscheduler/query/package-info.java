/** Answers: projections into read models, and the endpoints that read them. */
@NullMarked
package org.appointmentscheduler.query;

import org.jspecify.annotations.NullMarked;
