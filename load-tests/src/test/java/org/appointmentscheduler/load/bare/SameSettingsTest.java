package org.appointmentscheduler.load.bare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Two programs can only be compared when they run on the same stack with the same settings. */
class SameSettingsTest {

    private static final Path PRODUCT = Path.of(System.getProperty("repo.root"), "server", "src", "main", "resources");

    @Test
    void theBareApplicationHasTheConnectionsAndThreadsOfTheProduct() {
        var product = read(
                new FileSystemResource(PRODUCT.resolve("application.yaml")),
                new FileSystemResource(PRODUCT.resolve("application-postgres.yaml")));
        var bare = read(new FileSystemResource(Path.of(
                System.getProperty("repo.root"), "load-tests", "src", "main", "resources", "application.yaml")));

        assertThat(thatMatter(bare)).isNotEmpty().isEqualTo(thatMatter(product));
    }

    /** All but a class of the product's that only knows the embedded database's errors. */
    private static Map<Object, Object> thatMatter(Properties settings) {
        var kept = new HashMap<>(settings);
        kept.keySet().removeIf(name -> !name.toString().matches("spring\\.(datasource|threads)\\..*|server\\.address"));
        kept.remove("spring.datasource.hikari.exception-override-class-name");
        return kept;
    }

    private static Properties read(Resource... files) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(files);
        var properties = yaml.getObject();
        assertThat(properties).isNotNull();
        return properties;
    }
}
