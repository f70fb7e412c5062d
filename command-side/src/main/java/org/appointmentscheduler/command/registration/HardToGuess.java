package org.appointmentscheduler.command.registration;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A new password is not {@linkplain GuessablePasswords among the first} that somebody else would try. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HardToGuess.Checked.class)
public @interface HardToGuess {

    String message() default "is easy to guess: leaked with many others, a pattern, or known of its owner";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Where somebody chooses a password. */
    interface Choice {

        @Nullable
        String password();

        /** What others know of whoever chooses. */
        Stream<@Nullable String> known();
    }

    class Checked implements ConstraintValidator<HardToGuess, Choice> {

        @Override
        public boolean isValid(Choice choice, ConstraintValidatorContext context) {
            var password = choice.password();
            if (password == null || !GuessablePasswords.include(password, choice.known())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("password")
                    .addConstraintViolation();
            return false;
        }
    }
}
