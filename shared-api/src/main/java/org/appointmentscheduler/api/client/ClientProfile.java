package org.appointmentscheduler.api.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A client as callers see one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientProfile(
        ClientId id,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String timeZone) {}
