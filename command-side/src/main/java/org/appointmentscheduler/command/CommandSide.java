package org.appointmentscheduler.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything the command side contributes to an application. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSide {}
