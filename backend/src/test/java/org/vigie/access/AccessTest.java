package org.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;

/** The door: who gets in, and what whoever does not is told. */
@VigieTest
class AccessTest {

    @Autowired
    private Client client;

    @Test
    void aKeyOpensTheDoor() {
        var me = client.get("/api/v1/me");
        assertThat(me.get("name").asString()).isEqualTo("tester/test");
        assertThat(me.get("role").asString()).isEqualTo("ADMIN");
        assertThat(me.get("clearance").asString()).isEqualTo("TLP:RED");
        assertThat(me.get("organisation").asString()).isEqualTo("LOCAL");
        assertThat(client.get("/api/v1/capabilities").get("reader").get("name").asString())
                .isEqualTo("tester/test");
    }

    @Test
    void aWrongKeyDoesNot() {
        HttpResponse<byte[]> answer = client.call("GET", "/api/v1/hotspots", "Authorization", "Bearer vgk_wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(new String(answer.body())).get("code").asString())
                .isEqualTo("BAD_CREDENTIALS");
    }
}
