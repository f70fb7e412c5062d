package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.stereotype.Component;

/** On this stack auto-configuration may choose a transaction manager that does nothing. */
@Component
record ProcessorTransactionsCheck(TransactionManager transactions) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return transactions instanceof SpringTransactionManager
                ? Optional.empty()
                : Optional.of(new Finding(
                        "Views and their positions would be written apart: the transaction manager is "
                                + transactions.getClass().getSimpleName() + ".",
                        "Declare a SpringTransactionManager bean for the event processors."));
    }
}
