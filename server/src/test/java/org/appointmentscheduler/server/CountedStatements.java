package org.appointmentscheduler.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes every statement that is prepared, as its verb and its table, such as {@code insert appointment}. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

    private record Statement(Thread thread, String summary) {}

    private static final List<Statement> ALL = new CopyOnWriteArrayList<>();

    public static void clear() {
        ALL.clear();
    }

    public static List<String> all() {
        return ALL.stream().map(Statement::summary).toList();
    }

    public static List<String> of(Predicate<Thread> threads) {
        return ALL.stream()
                .filter(statement -> threads.test(statement.thread()))
                .map(Statement::summary)
                .toList();
    }

    @Bean
    static BeanPostProcessor counter() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && name.equals("dataSource") ? new Counted(pool) : bean;
            }
        };
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            ALL.add(new Statement(Thread.currentThread(), summary((String) arguments[0])));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static String summary(String sql) {
            var words = sql.strip().toLowerCase(Locale.ROOT);
            var table = words.replaceFirst("(?s).*?\\b(from|into|update)\\s+(\\w+).*", "$2");
            return words.split("\\s", 2)[0] + " " + table;
        }
    }
}
