package org.appointmentscheduler.server.guard;

/**
 * Why this process must not start.
 *
 * @param fault what is wrong and what would happen, in one sentence
 * @param remedy what to do about it, in one sentence
 */
record Finding(String fault, String remedy) {}
