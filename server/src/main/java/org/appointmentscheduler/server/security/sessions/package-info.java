/** People who are signed in with a browser. */
@NullMarked
package org.appointmentscheduler.server.security.sessions;

import org.jspecify.annotations.NullMarked;
