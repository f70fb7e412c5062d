/**
 * The application with Axon Server. There is none in a build, so what it is asked over the network is answered in memory,
 * and every answer can be made to go wrong.
 */
@NullMarked
package org.appointmentscheduler.server.axonserver;

import org.jspecify.annotations.NullMarked;
