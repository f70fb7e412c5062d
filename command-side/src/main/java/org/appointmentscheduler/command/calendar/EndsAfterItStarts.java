package org.appointmentscheduler.command.calendar;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.appointmentscheduler.command.calendar.CalendarController.Availability.Range;

/** A range of time has time in it. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EndsAfterItStarts.Checked.class)
@interface EndsAfterItStarts {

    String message() default "must be after start";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Checked implements ConstraintValidator<EndsAfterItStarts, Range> {

        @Override
        public boolean isValid(Range range, ConstraintValidatorContext context) {
            if (!range.isComplete() || range.start().isBefore(range.end())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("end")
                    .addConstraintViolation();
            return false;
        }
    }
}
