package org.appointmentscheduler.load.http;

import java.nio.charset.StandardCharsets;

/** Requests as they go over the wire. */
public final class Requests {

    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private final String authorization;

    private Requests(String authorization) {
        this.authorization = authorization;
    }

    public static Requests ofNobody() {
        return new Requests("");
    }

    /** @param value of the header */
    public static Requests authorizedBy(String value) {
        return new Requests("Authorization: " + value + "\r\n");
    }

    public byte[] get(String path) {
        return bytes("GET " + path + HOST + authorization + "\r\n");
    }

    public byte[] post(String path, String json) {
        return post(path, "", json);
    }

    /** A command that may be repeated. */
    public byte[] command(String path, String key, String json) {
        return post(path, "Idempotency-Key: " + key + "\r\n", json);
    }

    private byte[] post(String path, String headers, String json) {
        var length = bytes(json).length;
        return bytes("POST " + path + HOST + authorization + headers
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
