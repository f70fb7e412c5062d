/** Access tokens of our own. */
@NullMarked
package org.appointmentscheduler.server.security.tokens;

import org.jspecify.annotations.NullMarked;
