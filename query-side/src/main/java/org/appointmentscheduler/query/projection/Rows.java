package org.appointmentscheduler.query.projection;

import java.util.Optional;

/** What a projection needs of its table, so that it can also be played where there is none. */
public interface Rows<R, I> {

    Optional<R> findById(I id);

    <S extends R> S save(S row);

    void deleteById(I id);

    void deleteAllInBatch();
}
