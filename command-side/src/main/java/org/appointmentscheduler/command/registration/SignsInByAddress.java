package org.appointmentscheduler.command.registration;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** A password is of no use without the address to sign in with. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SignsInByAddress.Checked.class)
@interface SignsInByAddress {

    String message() default "is missing, and the password needs it";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A registration that may come with a password. */
    interface Login {

        @Nullable
        String email();

        @Nullable
        String password();
    }

    class Checked implements ConstraintValidator<SignsInByAddress, Login> {

        @Override
        public boolean isValid(Login login, ConstraintValidatorContext context) {
            if (login.password() == null || login.email() != null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("email")
                    .addConstraintViolation();
            return false;
        }
    }
}
