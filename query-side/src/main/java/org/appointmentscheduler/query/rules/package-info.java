/**
 * Finds out whether the history obeys the rules of its own domain. Says them a second time, so that a mistake in what
 * decides is not a mistake in what checks.
 */
@NullMarked
package org.appointmentscheduler.query.rules;

import org.jspecify.annotations.NullMarked;
