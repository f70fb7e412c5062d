/** Why a time can or cannot be reserved, now or at a past moment. */
@NullMarked
package org.appointmentscheduler.command.explanation;

import org.jspecify.annotations.NullMarked;
