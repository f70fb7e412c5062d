package org.appointmentscheduler.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@QuerySideTest
class DirectoryControllerTest {

    @Autowired
    Stage stage;

    @BeforeEach
    void nobody() {
        stage.clear();
    }

    @Test
    void readsAClientWithoutWhatWasNotSaid() {
        var client = stage.client("Ann");
        var answer = stage.get("/api/clients/{id}", client);
        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(Stage.text(answer)).isEqualTo("""
                {"id":"%s","firstName":"Ann","lastName":"Test"}""".formatted(client));
    }

    @Test
    void readsAProvider() {
        var provider = stage.provider("Bob");
        var answer = stage.get("/api/providers/{id}", provider);
        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(Stage.text(answer)).isEqualTo("""
                {"id":"%s","firstName":"Bob","lastName":"Test","timeZone":"Europe/Berlin"}""".formatted(provider));
    }

    @Test
    void aClientIsNoProvider() {
        assertThat(refusal("/api/clients/" + stage.provider("Bob"))).isEqualTo(Refusal.CLIENT_NOT_FOUND);
        assertThat(refusal("/api/providers/" + stage.client("Ann"))).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
    }

    @Test
    void namesWhatIsUnknown() {
        assertThat(refusal("/api/clients/" + UUID.randomUUID())).isEqualTo(Refusal.CLIENT_NOT_FOUND);
        assertThat(refusal("/api/clients/1-1-1-1-1")).isEqualTo(Refusal.CLIENT_NOT_FOUND);
        assertThat(refusal("/api/providers/" + UUID.randomUUID())).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
        assertThat(refusal("/api/providers/Ω")).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
    }

    @Test
    void pagingWalksEveryProviderExactlyOnce() {
        stage.client("Ann");
        var ids = IntStream.range(0, 7)
                .mapToObj(number -> stage.provider("Provider " + number).toString())
                .sorted()
                .toList();
        assertThat(stage.walk("/api/providers?limit=3"))
                .extracting(provider -> provider.get("id").asString())
                .containsExactlyElementsOf(ids);
    }

    private Refusal refusal(String uri) {
        return Stage.refusal(stage.get(uri)).refusal();
    }
}
