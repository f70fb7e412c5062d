package org.appointmentscheduler.server.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.RegisterClient;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.RegisterProvider;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.registration.Passwords;
import org.appointmentscheduler.server.ConditionalOnRole;
import org.appointmentscheduler.server.Role;
import org.appointmentscheduler.server.security.accounts.Accounts;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fills the scheduler with invented people when it is started with {@code --demo}: providers in several zones with two
 * weeks of working hours, clients, and a little history. Started again, it only adds the days that have come since.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("demo")
@ConditionalOnRole(Role.COMMAND)
class Demo {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String MARK = "(demo)";
    private static final String DOMAIN = "@example.org";
    private static final String ADMINISTRATOR = "admin" + DOMAIN;
    private static final String PASSWORD = "demo-password";
    private static final Actor DEMO = new Actor.System("demo");
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final int DAYS = 14;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private record Person(String firstName, String lastName, String timeZone) {

        UUID id() {
            return demoId(firstName + " " + lastName);
        }

        String email() {
            return name() + DOMAIN;
        }

        String name() {
            return (firstName + "." + lastName).toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Person> PROVIDERS = List.of(
            new Person("Ada", "Okafor", "Europe/Berlin"),
            new Person("Mateo", "Silva", "America/New_York"),
            new Person("Asha", "Gurung", "Asia/Kathmandu"),
            new Person("Ruth", "Campbell", "Australia/Lord_Howe"));

    private static final List<Person> CLIENTS = List.of(
            new Person("Lena", "Vogel", "Europe/Berlin"),
            new Person("Noah", "Reyes", "America/New_York"),
            new Person("Mei", "Tanaka", "Asia/Tokyo"));

    private final Commands commands;
    private final EventStore events;
    private final Clock clock;
    private final Accounts accounts;
    private final Passwords passwords;

    Demo(Commands commands, EventStore events, Clock clock, Accounts accounts, Passwords passwords) {
        this.commands = commands;
        this.events = events;
        this.clock = clock;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Bean
    ApplicationRunner fillWithDemoData() {
        return _ -> {
            PROVIDERS.forEach(this::provide);
            CLIENTS.forEach(this::register);
            makeHistory();
            if (!accounts.haveAdministrator()) {
                accounts.add(Accounts.OF_THE_DEMO, ADMINISTRATOR, passwords.hash(PASSWORD));
            }
            log.warn(
                    "{}Demo data: {} providers and {} clients, all invented and marked {}. Everybody can sign in as {},"
                            + " {} or {} (each {}) with the password {}. Never put this where others reach it.{}",
                    RED,
                    PROVIDERS.size(),
                    CLIENTS.size(),
                    MARK,
                    "admin",
                    PROVIDERS.getFirst().name(),
                    CLIENTS.getFirst().name(),
                    DOMAIN,
                    PASSWORD,
                    PLAIN);
        };
    }

    private void provide(Person person) {
        var provider = new ProviderId(person.id());
        if (isNew(provider)) {
            commands.send(
                    new RegisterProvider(
                            provider,
                            person.firstName(),
                            person.lastName() + " " + MARK,
                            person.email(),
                            person.timeZone(),
                            passwords.hash(PASSWORD)),
                    DEMO);
        }
        commands.send(new PublishAvailability(provider, workingHours(ZoneId.of(person.timeZone()))), DEMO);
    }

    /** Nine to five with an hour for lunch, on working days from tomorrow, in the provider's own zone. */
    private List<TimeRange> workingHours(ZoneId zone) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        return IntStream.range(0, DAYS)
                .mapToObj(tomorrow::plusDays)
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .flatMap(day -> List.of(range(day, 9, 12, zone), range(day, 13, 17, zone)).stream())
                .toList();
    }

    private static TimeRange range(LocalDate day, int from, int to, ZoneId zone) {
        return new TimeRange(at(day, from, zone), at(day, to, zone));
    }

    private static Instant at(LocalDate day, int hour, ZoneId zone) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    private void register(Person person) {
        var client = new ClientId(person.id());
        if (isNew(client)) {
            commands.send(
                    new RegisterClient(
                            client,
                            person.firstName(),
                            person.lastName() + " " + MARK,
                            person.email(),
                            null,
                            person.timeZone(),
                            passwords.hash(PASSWORD)),
                    DEMO);
        }
    }

    /** One booking, one hold given back and one hold left to expire. */
    private void makeHistory() {
        var booked = reserve("booked", CLIENTS.get(0), 9);
        var released = reserve("released", CLIENTS.get(1), 10);
        reserve("held", CLIENTS.get(2), 11);
        if (booked) {
            commands.send(
                    new ConfirmReservation(
                            appointment("booked"), new ClientId(CLIENTS.get(0).id())),
                    DEMO);
        }
        if (released) {
            commands.send(
                    new ReleaseHold(
                            appointment("released"), new ClientId(CLIENTS.get(1).id())),
                    DEMO);
        }
    }

    private boolean reserve(String name, Person client, int hour) {
        var isNew = isNew(appointment(name));
        if (isNew) {
            var provider = PROVIDERS.getFirst();
            var zone = ZoneId.of(provider.timeZone());
            var day = LocalDate.ofInstant(clock.instant(), zone).plusDays(3);
            while (WEEKEND.contains(day.getDayOfWeek())) {
                day = day.plusDays(1);
            }
            commands.send(
                    new ReserveSlot(
                            appointment(name),
                            new ClientId(client.id()),
                            new ProviderId(provider.id()),
                            at(day, hour, zone),
                            TimeRange.GRID.multipliedBy(2)),
                    DEMO);
        }
        return isNew;
    }

    private boolean isNew(Object id) {
        return events.lastSequenceNumberFor(id.toString()).isEmpty();
    }

    private static AppointmentId appointment(String name) {
        return new AppointmentId(demoId(name));
    }

    /** The same at every start, so that starting twice makes nobody twice. */
    private static UUID demoId(String name) {
        return UUID.nameUUIDFromBytes(("demo " + name).getBytes(StandardCharsets.UTF_8));
    }
}
