package org.vigie.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import org.vigie.VigieTest;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;

/** Who stands behind a source's code name: encrypted, for editors with need to know, of one organisation. */
@VigieTest
class SourceIdentityTest {

    private static final String PATH = "/api/v1/sources/radio-7/identity";
    private static final Reader KNOWING =
            new Reader("knowing", Role.EDITOR, Marking.RED, "LOCAL", Set.of(Grant.SOURCE_IDENTITY));
    private static final Reader STRANGER =
            new Reader("stranger", Role.ADMIN, Marking.RED, "OTHER", Set.of(Grant.SOURCE_IDENTITY));
    private static final Reader ANALYST =
            new Reader("analyst", Role.ANALYST, Marking.RED, "LOCAL", Set.of(Grant.SOURCE_IDENTITY));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    @Value("${vigie.protection.source-key-file:.vigie/source-key}")
    Path keyFile;

    Eyes eyes;

    @BeforeEach
    void keep() {
        eyes = new Eyes(context);
        assertThat(eyes.send(KNOWING, "PUT", PATH, "{\"identity\":\"The teacher of Zorg\"}")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void onlyEditorsWithNeedToKnowOfTheOrganisationRead() {
        assertThat(eyes.get(KNOWING, PATH).get("identity").asString()).isEqualTo("The teacher of Zorg");
        assertThat(eyes.call(KNOWING, "GET", PATH).getHeader("Cache-Control")).contains("no-store");
        assertThat(eyes.status(Eyes.EDITOR, PATH)).isEqualTo(403);
        assertThat(eyes.status(Eyes.ADMIN, PATH)).isEqualTo(403);
        assertThat(eyes.status(ANALYST, PATH)).isEqualTo(403);
        assertThat(eyes.status(STRANGER, PATH)).isEqualTo(404);
        assertThat(eyes.send(Eyes.EDITOR, "PUT", PATH, "{\"identity\":\"x\"}").getStatus())
                .isEqualTo(403);
    }

    @Test
    void theDatabaseDoesNotTell() {
        String row = jdbc.sql(
                        "select encode(sealed, 'escape') || encode(sealed, 'hex') from source_identity where code = 'radio-7'")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("teacher").doesNotContain("Zorg");
    }

    @Test
    void aLineUnderAnotherNameDoesNotOpen() {
        jdbc.sql("""
                        insert into source_identity select organisation, 'radio-8', nonce, sealed, now(), 'x' from source_identity
                        where code = 'radio-7' on conflict do nothing""").update();
        assertThatThrownBy(() -> new SourceIdentities(jdbc, "", keyFile).find(KNOWING, "radio-8"))
                .isInstanceOf(IllegalStateException.class);
        jdbc.sql("delete from source_identity where code = 'radio-8'").update();
    }

    @Test
    void theKeyIsTheServicesAlone(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys/source-key");
        var identities = new SourceIdentities(jdbc, "", file);
        identities.put(KNOWING, "radio-9", "somebody");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(identities.find(KNOWING, "radio-9")).contains("somebody");
        identities.remove(KNOWING, "radio-9");
        assertThat(identities.find(KNOWING, "radio-9")).isEmpty();
        assertThatThrownBy(() -> new SourceIdentities(jdbc, "c2hvcnQ=", file))
                .hasMessageContaining("vigie.protection.source-key");
    }

    @Test
    void nullForgets() {
        assertThat(eyes.send(KNOWING, "PUT", PATH, "{\"identity\":null}").getStatus())
                .isEqualTo(204);
        assertThat(eyes.status(KNOWING, PATH)).isEqualTo(404);
    }
}
