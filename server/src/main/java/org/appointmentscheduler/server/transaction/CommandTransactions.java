package org.appointmentscheduler.server.transaction;

import javax.sql.DataSource;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The transactions of commands and timers. Plain JDBC ones: the command side has no entities, and a session each time
 * would be for nothing. Hands out the interceptor instead of being one, since any interceptor in the context would be
 * put on every bus.
 */
public final class CommandTransactions implements AutoCloseable {

    private final GroupCommit group;
    private final MessageHandlerInterceptor<Message<?>> onCommit;

    CommandTransactions(DataSource dataSource, boolean eventsAreElsewhere) {
        var transactions = new JdbcTransactionManager(dataSource);
        group = new GroupCommit(transactions, new Overtaken(JdbcClient.create(dataSource))::among);
        onCommit = eventsAreElsewhere
                ? new WritesBesideEvents(new SpringTransactionManager(transactions))
                : new WritesOnCommit(group::write);
    }

    /** To be registered before all others. */
    public MessageHandlerInterceptor<Message<?>> interceptor() {
        return onCommit;
    }

    @Override
    public void close() throws InterruptedException {
        group.close();
    }
}
