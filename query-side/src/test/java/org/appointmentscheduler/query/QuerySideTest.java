package org.appointmentscheduler.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = QuerySideApplication.class,
        properties = {
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.open-in-view=false",
            "scheduler.reconciler.enabled=false",
            "scheduler.seals.enabled=false",
            "logging.level.root=warn",
            "logging.level.org.appointmentscheduler.query.calendar.DayRepair=off",
            "logging.level.org.appointmentscheduler.query.reconciliation=off"
        })
@AutoConfigureMockMvc
public @interface QuerySideTest {}
