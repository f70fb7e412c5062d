package org.appointmentscheduler.query.projection;

import org.springframework.context.annotation.Import;

/** Looking after projections, for a process that has some without having the query side: those of the command side. */
@Import({
    EventPositions.class,
    ProjectionController.class,
    ProjectionReplay.class,
    Projections.class,
    ReplayRequests.class,
    StoredTokens.class
})
public class ProjectionAdministration {}
