package org.appointmentscheduler.server.http;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Makes the conventions of the HTTP contract hold for every controller, so that no controller has to know them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class HttpConventions {}
