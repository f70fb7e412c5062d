package org.appointmentscheduler.server.logging;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Blots out what looks like an e-mail address, a token, an API key or an international telephone number, wherever in a
 * line it is: in what libraries say in their exceptions, mostly, since we log identifiers only. Lines of plain text are
 * masked by the same expression in {@code logging.pattern.console}.
 */
final class MaskedJson implements StructuredLoggingJsonMembersCustomizer<Object> {

    static final String MASK = "***";
    static final Pattern CONFIDENTIAL = Pattern.compile("[^\\s@()<>=:\"]+@[^\\s@()<>\"]+[.]\\w+"
            + "|\\b(?:eyJ|appt_|Bearer )[\\w.=/-]+"
            + "|[+]\\d[\\d ()/-][\\d ()/-][\\d ()/-][\\d ()/-]+\\d");

    MaskedJson() {
        // Spring makes it, by its name in application.yaml.
    }

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, MaskedJson::mask));
    }

    private static @Nullable String mask(@Nullable String text) {
        return text == null ? null : CONFIDENTIAL.matcher(text).replaceAll(MASK);
    }
}
