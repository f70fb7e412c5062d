/** What machines sign in with. */
@NullMarked
package org.appointmentscheduler.server.security.apikeys;

import org.jspecify.annotations.NullMarked;
