/** JSON, strictly: every fault of a body at once, and times written in one way. */
@NullMarked
package org.appointmentscheduler.server.http.json;

import org.jspecify.annotations.NullMarked;
