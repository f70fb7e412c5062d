package org.appointmentscheduler.api.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A provider as callers see one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderProfile(
        ProviderId id,
        String firstName,
        String lastName,
        @Nullable String email,
        String timeZone) {}
