package org.appointmentscheduler.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.client.ClientEvent.ClientErased;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.EraseClient;
import org.appointmentscheduler.api.client.ErasedClient;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.appointmentscheduler.command.messaging.MessagingFixture;
import org.appointmentscheduler.command.messaging.Rejected;
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

    private static final Map<String, String> BY_AN_ADMINISTRATOR = Map.of("actor", "admin:1");

    private final JdbcClient database = JdbcClient.create(dataSource());
    private final KeyCabinet keys = new KeyCabinet(MasterKey.parse(MasterKey.generate()), List.of());
    private final List<String> logins = new ArrayList<>();
    private final List<ClientId> traced = new ArrayList<>();
    private final Vault vault = new Vault(
            database,
            keys,
            (person, email, hash) -> logins.add(person + " " + email + " " + hash),
            List.of(traced::add));
    private RegistrationPolicy policy = new RegistrationPolicy(Entrance.OPEN, Entrance.OPEN);

    @BeforeEach
    void anEmptyVault() {
        database.sql("""
                        create table person (
                            id varchar(36) primary key, kind varchar not null, first_name varchar not null,
                            last_name varchar not null, email varchar, phone varchar, time_zone varchar)""").update();
        database.sql(
                        "create table client_key (client_id varchar(36) primary key, master_key varchar, wrapped_key varchar)")
                .update();
        database.sql("create table idempotency_record (idempotency_key varchar primary key, stream varchar)")
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
        assertThat(logins).containsExactly("provider:" + id + " ada@example.org a hash");
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
        var kept = database.sql("select * from person, client_key").query().singleRow();
        assertThat(kept.toString()).contains(id.toString()).doesNotContain("Lena", "Vogel", "1234");
        assertThat(vault.find(id.toString()))
                .contains(new ClientProfile(id, "Lena", "Vogel", null, "+49 30 1234", null));
    }

    @Test
    void readsAClientFromBeforeTheyWereSealed() {
        var id = new ClientId(UUID.randomUUID());
        database.sql("insert into person values (?, 'client', 'Lena', 'Vogel', 'lena@example.org', null, 'UTC')")
                .param(id.toString())
                .update();
        assertThat(vault.find(id.toString()))
                .contains(new ClientProfile(id, "Lena", "Vogel", "lena@example.org", null, "UTC"));
    }

    @Test
    void erasesThePersonTheKeyAndTheAnswersOnce() {
        var id = new ClientId(UUID.randomUUID());
        var other = new ClientId(UUID.randomUUID());
        fixture(Client.class)
                .givenNoPriorActivity()
                .when(new RegisterClient(other, "Ann", "Other", null, null, null, null));
        database.sql("insert into idempotency_record values ('one', ?), ('two', ?)")
                .params(id.toString(), other.toString())
                .update();
        var erased = new ErasedClient(id, THIS_SECOND);
        fixture(Client.class)
                .givenCommands(new RegisterClient(id, "Lena", "Vogel", "lena@example.org", null, null, "a hash"))
                .when(new EraseClient(id), BY_AN_ADMINISTRATOR)
                .expectEvents(new ClientErased(id, THIS_SECOND))
                .expectResultMessagePayload(new Change<>(erased, id.toString(), 1));
        assertThat(traced).containsExactly(id);
        for (var table : List.of("person", "client_key", "idempotency_record")) {
            assertThat(database.sql("select * from " + table)
                            .query()
                            .listOfRows()
                            .toString())
                    .as(table)
                    .contains(other.toString())
                    .doesNotContain(id.toString());
        }
        fixture(Client.class)
                .given(new ClientRegistered(id, THIS_SECOND), new ClientErased(id, THIS_SECOND))
                .when(new EraseClient(id), BY_AN_ADMINISTRATOR)
                .expectNoEvents()
                .expectResultMessagePayload(new Change<>(erased, id.toString(), 1));
    }

    @Test
    void isErasedByThemselvesOrAnAdministratorAndNobodyElse() {
        var id = new ClientId(UUID.randomUUID());
        var other = UUID.randomUUID();
        Map.of(
                        "client:" + id,
                        "",
                        "admin:1",
                        "",
                        "client:" + other,
                        "CLIENT_NOT_FOUND",
                        "provider:" + other,
                        "FORBIDDEN",
                        "guest:" + other + "/" + id,
                        "FORBIDDEN",
                        "anonymous",
                        "FORBIDDEN")
                .forEach((actor, refusal) -> {
                    traced.clear();
                    var result = fixture(Client.class)
                            .given(new ClientRegistered(id, THIS_SECOND))
                            .when(new EraseClient(id), Map.of("actor", actor));
                    if (refusal.isEmpty()) {
                        result.expectEvents(new ClientErased(id, THIS_SECOND));
                    } else {
                        result.expectExceptionMessage(refusal).expectNoEvents();
                    }
                    assertThat(traced).as(actor).hasSize(refusal.isEmpty() ? 1 : 0);
                });
    }

    @Test
    void whoIsErasedIsNoClientAnyMore() {
        var id = new ClientId(UUID.randomUUID());
        var fixture = fixture(Client.class);
        var registrations = new Registrations(fixture.getEventStore());
        fixture.given(new ClientRegistered(id, THIS_SECOND)).when(new EraseClient(id), BY_AN_ADMINISTRATOR);
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> registrations.requireClient(id));
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
        fixture.registerInjectableResources(vault, clock, policy, new Registrations(fixture.getEventStore()));
        fixture.registerCommandHandlerInterceptor(MessagingFixture::writing);
        return fixture;
    }

    private static JdbcDataSource dataSource() {
        var dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
