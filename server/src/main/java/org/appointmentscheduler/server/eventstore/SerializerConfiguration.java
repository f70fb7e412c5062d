package org.appointmentscheduler.server.eventstore;

import org.appointmentscheduler.api.Change;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * How messages and tokens are written. Its mapper is its own: what is stored must not change because the JSON of the
 * HTTP interface does.
 */
@Configuration(proxyBeanMethods = false)
class SerializerConfiguration implements BeanClassLoaderAware {

    private ClassLoader classLoader = SerializerConfiguration.class.getClassLoader();

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** The one for everything: with no other configured, messages and events fall back to it. */
    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions) {
        return Jackson3Serializer.builder()
                .classLoader(classLoader)
                .revisionResolver(revisions)
                .jsonMapperBuilderCustomizer(SerializerConfiguration::customize)
                .build();
    }

    private static void customize(JsonMapper.Builder mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                // A replay's token names the class of the token inside. Without this it can be written but not read,
                // and the processor dies at its first start.
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType(TrackingToken.class)
                        .allowIfSubType(Change.class.getPackageName() + ".")
                        .build())
                .addMixIn(Change.class, ChangeOnTheWire.class);
    }
}
