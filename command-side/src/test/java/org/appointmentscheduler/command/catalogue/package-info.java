/** What the product says about its own history. */
@NullMarked
package org.appointmentscheduler.command.catalogue;

import org.jspecify.annotations.NullMarked;
