/** Who can sign in with a password, and how the first one comes to be. */
@NullMarked
package org.appointmentscheduler.server.security.accounts;

import org.jspecify.annotations.NullMarked;
