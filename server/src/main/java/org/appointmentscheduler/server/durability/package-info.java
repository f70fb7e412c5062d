/** When a commit counts as safe. */
@NullMarked
package org.appointmentscheduler.server.durability;

import org.jspecify.annotations.NullMarked;
