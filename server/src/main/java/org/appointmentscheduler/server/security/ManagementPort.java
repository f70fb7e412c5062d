package org.appointmentscheduler.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * A door of its own for whoever watches the application: metrics are answered there and nowhere else, without a
 * credential, so it belongs into a network where only they are.
 *
 * @param port none when it is 0
 */
@ConfigurationProperties("scheduler.management")
record ManagementPort(
        @DefaultValue("0") int port,
        @DefaultValue("127.0.0.1") String address)
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (port > 0) {
            var connector = new Connector();
            connector.setPort(port);
            connector.setProperty("address", address);
            factory.addAdditionalConnectors(connector);
        }
    }

    boolean isAt(HttpServletRequest request) {
        return port > 0 && request.getLocalPort() == port;
    }
}
