package org.appointmentscheduler.server.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database server, and who asks for a connection. */
record NamedDatabase(String url, String user, String secret) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return secret;
    }

    @Override
    public String toString() {
        return "NamedDatabase[url=" + url + ", user=" + user + "]";
    }
}
