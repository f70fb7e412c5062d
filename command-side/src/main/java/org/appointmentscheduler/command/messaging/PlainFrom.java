package org.appointmentscheduler.command.messaging;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.List;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.jspecify.annotations.Nullable;

/** Must be there unless it is plain from who asks: those who can act for one person only need not say for whom. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainFrom.Checked.class)
public @interface PlainFrom {

    /** From whom it is plain. */
    Class<? extends Actor>[] value();

    String message() default "is missing";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at who is asking now. */
    class Checked implements ConstraintValidator<PlainFrom, @Nullable String> {

        private final CurrentActor actor;
        private List<Class<? extends Actor>> plain = List.of();

        Checked(CurrentActor actor) {
            this.actor = actor;
        }

        @Override
        public void initialize(PlainFrom annotation) {
            plain = Arrays.asList(annotation.value());
        }

        @Override
        public boolean isValid(@Nullable String named, ConstraintValidatorContext context) {
            return named != null || plain.stream().anyMatch(type -> type.isInstance(actor.get()));
        }
    }
}
