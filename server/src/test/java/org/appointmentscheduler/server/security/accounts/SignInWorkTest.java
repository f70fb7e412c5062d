package org.appointmentscheduler.server.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.appointmentscheduler.command.messaging.Rejected;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The time that an answer takes would tell what its words do not. */
class SignInWorkTest {

    private static final String PASSWORD = "correct horse battery";

    private static final class Counted extends Argon2Passwords {

        private int comparisons;

        @Override
        boolean matches(String password, String hash) {
            comparisons++;
            return super.matches(password, hash);
        }
    }

    private final Counted passwords = new Counted();
    private final JdbcClient database = JdbcClient.create(dataSource());
    private final Accounts accounts = new Accounts(
            database, new AddressIndex(database, new KeyCabinet(MasterKey.parse(MasterKey.generate()), List.of())));
    private final SignIn signIn = new SignIn(accounts, passwords, new Attempts(Clock.systemUTC()));

    private static JdbcDataSource dataSource() {
        var dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        var database = JdbcClient.create(dataSource);
        database.sql("create table account"
                        + " (ordinal identity, id varchar, kind varchar, address varchar, password_hash varchar)")
                .update();
        database.sql("create table client_key (client_id varchar, master_key varchar, wrapped_key varchar)")
                .update();
        return dataSource;
    }

    @BeforeEach
    void oneAndTwoAccounts() {
        add("1", "one@example.org");
        add("2", "two@example.org");
        add("3", "two@example.org");
    }

    private void add(String id, String email) {
        accounts.add(new Actor.Administrator(id), email, passwords.hash(PASSWORD));
    }

    @Test
    void isTheSameWhetherOrNotThereIsSuchAnAccount() {
        var some = comparisonsFor("one@example.org");
        assertThat(some).isPositive();
        assertThat(comparisonsFor("two@example.org")).isEqualTo(some);
        assertThat(comparisonsFor("nobody@example.org")).isEqualTo(some);
    }

    private int comparisonsFor(String email) {
        var before = passwords.comparisons;
        assertThatThrownBy(() -> signIn.require(email, "not the password", "127.0.0.1"))
                .isInstanceOf(Rejected.class);
        var refused = passwords.comparisons - before;
        if (!email.startsWith("nobody")) {
            signIn.require(email, PASSWORD, "127.0.0.1");
            assertThat(passwords.comparisons - before)
                    .as("also with the right one")
                    .isEqualTo(2 * refused);
        }
        return refused;
    }
}
