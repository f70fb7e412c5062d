package org.appointmentscheduler.query.reading;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of two parameters that are instants, when both are given, the second is after the first, and not too far after it. */
@Constraint(validatedBy = ChronologicalValidator.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Chronological {

    /** The index of the parameter that comes first. */
    int from();

    /** The index of the parameter that comes later. */
    int to();

    /** How far apart they may be. */
    int days() default Integer.MAX_VALUE;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
