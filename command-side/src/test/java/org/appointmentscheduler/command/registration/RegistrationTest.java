package org.appointmentscheduler.command.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.command.messaging.MessagingFixture;
import org.appointmentscheduler.command.registration.RegistrationPolicy.Entrance;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistrationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.750Z");
    private static final Instant THIS_SECOND = Instant.parse("2026-03-01T12:00:00Z");

    private final JdbcClient database = JdbcClient.create(dataSource());
    private final Vault vault = new Vault(database);
    private RegistrationPolicy policy = new RegistrationPolicy(Entrance.OPEN, Entrance.OPEN);

    @BeforeEach
    void anEmptyVault() {
        database.sql("""
                        create table person (
                            id varchar(36) primary key, kind varchar not null, first_name varchar not null,
                            last_name varchar not null, email varchar, phone varchar, time_zone varchar)""").update();
        database.sql("create table account (id varchar, kind varchar, email varchar, password_hash varchar)")
                .update();
    }

    @Test
    void keepsAProvidersNameOutOfTheHistory() {
        var id = new ProviderId(UUID.randomUUID());
        fixture(Provider.class)
                .givenNoPriorActivity()
                .when(new RegisterProvider(id, "Ada", "Okafor", "ada@example.org", "Europe/Berlin", "a hash"))
                .expectEvents(new ProviderRegistered(id, "Europe/Berlin", THIS_SECOND))
                .expectResultMessagePayload(new Change<>(
                        new ProviderProfile(id, "Ada", "Okafor", "ada@example.org", "Europe/Berlin"),
                        id.toString(),
                        0));
        assertThat(database.sql("select kind || first_name || last_name || email || time_zone from person")
                        .query(String.class)
                        .single())
                .isEqualTo("providerAdaOkaforada@example.orgEurope/Berlin");
        assertThat(database.sql("select kind || ' ' || id || ' ' || email || ' ' || password_hash from account")
                        .query(String.class)
                        .single())
                .isEqualTo("provider " + id + " ada@example.org a hash");
    }

    @Test
    void keepsEverythingAboutAClientOutOfTheHistory() {
        var id = new ClientId(UUID.randomUUID());
        fixture(Client.class)
                .givenNoPriorActivity()
                .when(new RegisterClient(id, "Lena", "Vogel", null, "+49 30 1234", null, null))
                .expectEvents(new ClientRegistered(id, THIS_SECOND))
                .expectResultMessagePayload(new Change<>(
                        new ClientProfile(id, "Lena", "Vogel", null, "+49 30 1234", null), id.toString(), 0));
        assertThat(database.sql("select kind || first_name || last_name || phone from person")
                        .query(String.class)
                        .single())
                .isEqualTo("clientLenaVogel+49 30 1234");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, true",
        "UTC, true",
        "Asia/Kathmandu, true",
        "Mars/Olympus, false",
        "+05:45, false",
        "'', false"
    })
    void knowsTheTimeZonesOfTheIana(String name, boolean known) {
        assertThat(new IanaTimeZone.Known().isValid(name, null)).isEqualTo(known);
    }

    @Test
    void takesNobodyInWhereTheDoorIsClosed() {
        policy = new RegistrationPolicy(Entrance.CLOSED, Entrance.OPEN);
        var client = new RegisterClient(new ClientId(UUID.randomUUID()), "Lena", "Vogel", null, null, null, null);
        fixture(Client.class).givenNoPriorActivity().when(client).expectExceptionMessage("FORBIDDEN");
        fixture(Client.class)
                .givenNoPriorActivity()
                .when(client, Map.of("actor", "admin:1"))
                .expectSuccessfulHandlerExecution();
        var provider = new RegisterProvider(new ProviderId(UUID.randomUUID()), "A", "O", null, "UTC", null);
        fixture(Provider.class).givenNoPriorActivity().when(provider).expectSuccessfulHandlerExecution();
        policy = new RegistrationPolicy(Entrance.OPEN, Entrance.CLOSED);
        fixture(Provider.class).givenNoPriorActivity().when(provider).expectExceptionMessage("FORBIDDEN");
    }

    private <T> AggregateTestFixture<T> fixture(Class<T> type) {
        InstantSource clock = InstantSource.fixed(NOW);
        var fixture = new AggregateTestFixture<>(type);
        fixture.registerInjectableResources(vault, clock, policy);
        fixture.registerCommandHandlerInterceptor(MessagingFixture::writing);
        return fixture;
    }

    private static JdbcDataSource dataSource() {
        var dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
