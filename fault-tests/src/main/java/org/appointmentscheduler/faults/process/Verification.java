package org.appointmentscheduler.faults.process;

/**
 * What the product says when it is told to compare the history with its seals and its rules.
 *
 * @param exit 0 when all is as it was sealed and can have happened, 1 when not, 2 when that could not be found out
 * @param said all that it printed
 */
public record Verification(int exit, String said) {

    public boolean isSound() {
        return exit == 0;
    }
}
