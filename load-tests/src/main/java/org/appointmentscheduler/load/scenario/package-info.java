/** What many people do at once, played by Gatling. */
@NullMarked
package org.appointmentscheduler.load.scenario;

import org.jspecify.annotations.NullMarked;
