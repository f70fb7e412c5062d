package org.appointmentscheduler.api.secrecy;

/**
 * A {@link DataKey} as it is kept.
 *
 * @param masterKey the {@link MasterKey#id} of what opens it
 * @param text in Base64
 */
public record WrappedKey(String masterKey, String text) {}
