/** Access tokens of others. */
@NullMarked
package org.appointmentscheduler.server.security.issuers;

import org.jspecify.annotations.NullMarked;
