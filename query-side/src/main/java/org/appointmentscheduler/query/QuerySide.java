package org.appointmentscheduler.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything the query side contributes to an application. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {}
