package org.appointmentscheduler.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.io.ClassPathResource;

/** As plain text and as JSON alike. */
class MaskedLogTest {

    private static final LoggerContext CONTEXT = new LoggerContext();

    private static String plain(String message, Throwable thrown) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var layout = new PatternLayout();
        layout.setContext(CONTEXT);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(yaml.getObject().getProperty("logging.pattern.console"));
        layout.start();
        Logger logger = CONTEXT.getLogger("org.appointmentscheduler.Some");
        return layout.doLayout(new LoggingEvent("x", logger, Level.WARN, message, thrown, new Object[0]));
    }

    private static String json(String message, Throwable thrown) {
        return JsonWriter.<Throwable>of(members -> {
                    members.add("message", message);
                    members.add("error").usingMembers(error -> error.add("stack_trace", String.valueOf(thrown)));
                    new MaskedJson().customize(cast(members));
                })
                .writeToString(thrown);
    }

    @SuppressWarnings("unchecked")
    private static JsonWriter.Members<Object> cast(JsonWriter.Members<?> members) {
        return (JsonWriter.Members<Object>) members;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace@example.org",
                "ada+x@sub.example.co.uk",
                "ädä@exämple.org",
                "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZG1pbjoxIn0.c2lnbmF0dXJl",
                "appt_5f0c9a3be7d14a62_mC9cQ1v3kJ6p0y2ZbXw8tR4nLs7aHdUeVfGiKoPqBzE",
                "+49 30 901820",
                "+44(20)7946-0958"
            })
    void blotsOutWhatIsConfidential(String text) {
        var thrown = new IllegalStateException(
                "Key (email)=(" + text + ") already exists.", new IllegalArgumentException("\"" + text + "\""));
        for (var line :
                new String[] {plain("Not done for " + text + ".", thrown), json("Not done for " + text, thrown)}) {
            assertThat(line)
                    .contains("Not done for ***", "Key (email)=(***) already exists.", "IllegalStateException")
                    .doesNotContain(text);
        }
        assertThat(plain("", thrown)).contains("Caused by: java.lang.IllegalArgumentException: \"***\"");
    }

    @Test
    void leavesWhatIsNot() {
        var harmless = "SlotHeld of 01a20548-e452-7735-9f31-c6310375bee5 at 2026-11-22T22:03:12.123+13:45, position 7,"
                + " client:01a20548-db08-73bd-9954-c30ec3a5e8bc, java.lang.Object@1b2c3d, 127.0.0.1:8080, -1234567890";
        var thrown = new IllegalStateException("x");
        assertThat(plain(harmless, thrown)).contains(harmless).contains("\tat " + MaskedLogTest.class.getName());
        assertThat(json(harmless, thrown)).contains(harmless);
    }

    @Test
    void isMaskedByTheSameExpression() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var properties = yaml.getObject();
        assertThat(properties.getProperty("logging.pattern.console"))
                .contains("'" + MaskedJson.CONFIDENTIAL.pattern() + "'");
        assertThat(Arrays.asList("file", "console"))
                .allSatisfy(where -> assertThat(properties.getProperty("logging.pattern." + where))
                        .isNotBlank());
        assertThat(properties.getProperty("logging.structured.json.customizer")).isEqualTo(MaskedJson.class.getName());
    }
}
