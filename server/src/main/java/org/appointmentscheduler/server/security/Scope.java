package org.appointmentscheduler.server.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of what its owner may do a credential opens. */
public enum Scope {
    /** To look. */
    @JsonProperty("read")
    READ,
    /** To change. */
    @JsonProperty("write")
    WRITE,
    /** To look after the application, for administrators. */
    @JsonProperty("admin")
    ADMIN,
    /** To make credentials for machines. No machine has it. */
    @JsonProperty("keys")
    KEYS;

    /** As a token or a row keeps them, such as {@code read write}. */
    public static String write(Set<Scope> scopes) {
        return scopes.stream()
                .sorted()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    public static Set<Scope> read(String text) {
        var words = Set.of(text.split(" "));
        return Arrays.stream(values())
                .filter(scope -> words.contains(scope.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    String authority() {
        return "SCOPE_" + name();
    }
}
