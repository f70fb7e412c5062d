package org.appointmentscheduler.load.bare;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reserve as one would write it without a history. */
@RestController
class CrudController {

    private final CrudReservations reservations;

    CrudController(CrudReservations reservations) {
        this.reservations = reservations;
    }

    @PostMapping("/reservations")
    ResponseEntity<Reservation> reserve(@RequestBody Wanted wanted) {
        return reservations
                .reserve(wanted)
                .map(made -> ResponseEntity.status(HttpStatus.CREATED).body(made))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).build());
    }
}
