/** Seals what is in the history, so that whoever changes it later can be found out. */
@NullMarked
package org.appointmentscheduler.query.sealing;

import org.jspecify.annotations.NullMarked;
