package org.appointmentscheduler.command.calendar;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.appointmentscheduler.command.calendar.CalendarController.Availability.Range;
import org.jspecify.annotations.Nullable;

/** All ranges together cover no more time than one change may touch. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TwoYearsAtMost.Counted.class)
@interface TwoYearsAtMost {

    String message() default "must not cover more than two years in all";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Counted implements ConstraintValidator<TwoYearsAtMost, @Nullable List<@Nullable Range>> {

        private static final Duration MOST = Duration.ofDays(2 * 366);

        @Override
        public boolean isValid(@Nullable List<@Nullable Range> ranges, ConstraintValidatorContext context) {
            var all = Objects.requireNonNullElse(ranges, List.<@Nullable Range>of()).stream()
                    .filter(Objects::nonNull)
                    .filter(Range::isComplete)
                    .map(range -> Duration.between(range.start(), range.end()))
                    .reduce(Duration.ZERO, Duration::plus);
            return all.compareTo(MOST) <= 0;
        }
    }
}
