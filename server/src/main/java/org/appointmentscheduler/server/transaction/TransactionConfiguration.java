package org.appointmentscheduler.server.transaction;

import javax.sql.DataSource;
import org.appointmentscheduler.command.messaging.Recollection;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Who runs in which transaction, and as whom. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

    /**
     * For the processors: a view's rows and the token that says how far it has read are one transaction. Never left
     * to auto-configuration, which on this stack may choose no transactions at all.
     */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    CommandTransactions commandTransactions(DataSource dataSource, ObjectProvider<Recollection> twoStores) {
        return new CommandTransactions(dataSource, twoStores.stream().findAny().isPresent());
    }

    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(
            CommandTransactions transactions,
            org.axonframework.config.Configuration configuration,
            DuplicateCommandHandlerResolver duplicates) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .duplicateCommandHandlerResolver(duplicates)
                .build();
        bus.registerHandlerInterceptor(transactions.interceptor());
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    @Bean
    CorrelationDataProvider sender() {
        return new Sender();
    }

    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider();
    }
}
