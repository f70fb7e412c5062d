/** What is true of every request and every answer, whichever side serves it. */
@NullMarked
package org.appointmentscheduler.server.http;

import org.jspecify.annotations.NullMarked;
