/** The packaged application as its callers see it: real processes, real engines, HTTP. */
package org.appointmentscheduler.blackbox;
