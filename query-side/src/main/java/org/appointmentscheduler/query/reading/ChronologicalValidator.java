package org.appointmentscheduler.query.reading;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds fault with the later of the two. */
@SupportedValidationTarget(ValidationTarget.PARAMETERS)
class ChronologicalValidator implements ConstraintValidator<Chronological, @Nullable Object[]> {

    @SuppressWarnings("NullAway.Init") // Set before anything is checked.
    private Chronological rule;

    @Override
    public void initialize(Chronological rule) {
        this.rule = rule;
    }

    @Override
    public boolean isValid(@Nullable Object[] values, ConstraintValidatorContext context) {
        if (!(values[rule.from()] instanceof Instant from) || !(values[rule.to()] instanceof Instant to)) {
            return true;
        }
        var fault = TimeSpans.fault(from, to, rule.days());
        if (fault == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(fault)
                .addParameterNode(rule.to())
                .addConstraintViolation();
        return false;
    }
}
