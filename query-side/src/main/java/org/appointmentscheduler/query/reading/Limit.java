package org.appointmentscheduler.query.reading;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many items a page may have. */
@Min(1)
@Max(Limit.MOST)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {

    int MOST = 500;

    /** When the caller does not say; a text because annotations take nothing else. */
    String DEFAULT = "50";

    String message() default "must be from 1 to " + MOST;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
