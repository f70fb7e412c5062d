package org.appointmentscheduler.server.eventstore;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Undoes one part of a transaction without losing the rest. Needed because PostgreSQL accepts nothing more, not even a
 * dead letter, in a transaction in which a statement has failed.
 */
@Component
class Savepoints {

    private final DataSource dataSource;
    private final EntityManagerFactory entities;

    Savepoints(DataSource dataSource, EntityManagerFactory entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    /** Runs the part so that it leaves everything or, when it fails, nothing. */
    @Nullable
    Object within(Callable<@Nullable Object> part) throws Exception {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return part.call();
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            withEntities(EntityManager::flush);
            var before = connection.setSavepoint();
            try {
                var result = part.call();
                withEntities(EntityManager::flush);
                connection.releaseSavepoint(before);
                return result;
            } catch (Exception e) {
                withEntities(EntityManager::clear);
                rollback(connection, before, e);
                throw e;
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void rollback(Connection connection, Savepoint before, Exception cause) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void withEntities(Consumer<EntityManager> work) {
        var session = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
        if (session != null) {
            work.accept(session);
        }
    }
}
