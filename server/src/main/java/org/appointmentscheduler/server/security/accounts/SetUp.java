package org.appointmentscheduler.server.security.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.security.Secrets;
import org.appointmentscheduler.server.security.SecuritySettings;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the first administrator comes to be: from the settings, or by the token that is in the log and in the data
 * directory from the first start until there is one. Each node that starts before has a token of its own.
 */
@Component
class SetUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SetUp.class);

    private final Accounts accounts;
    private final Argon2Passwords passwords;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Durability durability;
    private final SecuritySettings settings;
    private final Path file;
    private final boolean isDemo;
    private boolean prepared;

    SetUp(
            Accounts accounts,
            Argon2Passwords passwords,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Durability durability,
            SecuritySettings settings,
            SchedulerProperties properties,
            Environment environment) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.durability = durability;
        this.settings = settings;
        this.isDemo = environment.containsProperty("demo");
        this.file = properties.dataDir().resolve("setup-token");
    }

    /** Before the guard looks for an administrator. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE - 2;
    }

    @Override
    public void start() {
        prepared = true;
        if (accounts.haveAdministrator() || isDemo) {
            return;
        }
        var first = settings.administrator();
        if (first != null) {
            accounts.addAdministrator(first.email(), passwords.hash(first.password()));
            durability.awaitDurable();
        } else if (!isKnown(readFile())) {
            publish(Secrets.make());
        }
    }

    private void publish(String token) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, token);
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up token cannot be written to " + file, e);
        }
        database.sql("insert into setup_token (token_hash) values (:hash)")
                .param("hash", Secrets.hash(token))
                .update();
        durability.awaitDurable();
        log.warn("There is no administrator yet: POST /api/setup with the set-up token {}, also in {}", token, file);
    }

    private String readFile() {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up token cannot be read from " + file, e);
        }
    }

    private boolean isKnown(String token) {
        return database.sql("select count(*) from setup_token where token_hash = :hash")
                        .param("hash", Secrets.hash(token))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @throws Rejected {@code ALREADY_SET_UP}, or {@code UNAUTHENTICATED} when the token is another */
    Actor.Administrator complete(String token, String email, String password) {
        if (accounts.haveAdministrator()) {
            throw alreadySetUp();
        }
        if (!isKnown(token)) {
            throw new Rejected(Refusal.UNAUTHENTICATED, "This is not the set-up token in the log and data directory.");
        }
        var hash = passwords.hash(password);
        var administrator = transaction.execute(_ -> {
            // Whoever deletes the tokens is the one; another waits for the rows and finds none left.
            if (database.sql("delete from setup_token").update() == 0) {
                throw alreadySetUp();
            }
            return accounts.addAdministrator(email, hash);
        });
        durability.awaitDurable();
        forget();
        return administrator;
    }

    private static Rejected alreadySetUp() {
        return new Rejected(Refusal.ALREADY_SET_UP, "Sign in as an administrator.");
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("The set-up token is of no use any more, and could not be deleted: {}", file);
        }
    }

    @Override
    public void stop() {
        prepared = false;
    }

    @Override
    public boolean isRunning() {
        return prepared;
    }
}
