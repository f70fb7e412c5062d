/** The master keys that what is known of people rests on. */
@NullMarked
package org.appointmentscheduler.server.vault;

import org.jspecify.annotations.NullMarked;
