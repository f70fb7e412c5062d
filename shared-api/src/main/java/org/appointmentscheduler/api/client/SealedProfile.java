package org.appointmentscheduler.api.client;

import org.appointmentscheduler.api.secrecy.DataKey;
import org.appointmentscheduler.api.secrecy.Place;
import org.appointmentscheduler.api.secrecy.Sealed;
import org.jspecify.annotations.Nullable;

/** A {@link ClientProfile} as it is kept: what could tell who it is, only the client's key opens. */
public record SealedProfile(
        ClientId id,
        Sealed firstName,
        Sealed lastName,
        @Nullable Sealed email,
        @Nullable Sealed phone,
        @Nullable Sealed timeZone) {

    public static SealedProfile seal(ClientProfile profile, DataKey key) {
        var id = profile.id();
        var email = profile.email();
        var phone = profile.phone();
        var timeZone = profile.timeZone();
        return new SealedProfile(
                id,
                key.seal(profile.firstName(), place(id, "firstName")),
                key.seal(profile.lastName(), place(id, "lastName")),
                email == null ? null : key.seal(email, place(id, "email")),
                phone == null ? null : key.seal(phone, place(id, "phone")),
                timeZone == null ? null : key.seal(timeZone, place(id, "timeZone")));
    }

    /** @throws org.appointmentscheduler.api.secrecy.CannotOpen when it is not this profile's key */
    public ClientProfile open(DataKey key) {
        return new ClientProfile(
                id,
                key.open(firstName, place(id, "firstName")),
                key.open(lastName, place(id, "lastName")),
                email == null ? null : key.open(email, place(id, "email")),
                phone == null ? null : key.open(phone, place(id, "phone")),
                timeZone == null ? null : key.open(timeZone, place(id, "timeZone")));
    }

    /** For one that was kept before profiles were sealed. */
    public ClientProfile asItIs() {
        return new ClientProfile(
                id,
                firstName.text(),
                lastName.text(),
                email == null ? null : email.text(),
                phone == null ? null : phone.text(),
                timeZone == null ? null : timeZone.text());
    }

    private static Place place(ClientId id, String field) {
        return new Place("person", id.toString(), field);
    }
}
