package org.appointmentscheduler.load.http;

public record Reply(int status, String body) {}
