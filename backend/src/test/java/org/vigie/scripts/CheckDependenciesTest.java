package org.vigie.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Libraries against a data base of known holes, which a local server plays. */
class CheckDependenciesTest {

    private static final String TWO = "org.example:sound:1.0\norg.example:leaky:2.14.1";

    @Test
    void namesTheLibraryAndItsHoles() throws Exception {
        try (var osv = new PlayedServer()
                .answer(
                        "POST /v1/querybatch",
                        200,
                        "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-x\"},{\"id\":\"GHSA-y\"}]}]}")) {
            var outcome = check(osv.url());
            assertEquals(1, outcome.code(), outcome.err());
            assertEquals("org.example:leaky:2.14.1 GHSA-x GHSA-y\n", outcome.out());
        }
    }

    @Test
    void saysThatNothingIsKnownAgainstThem() throws Exception {
        try (var osv = new PlayedServer().answer("POST /v1/querybatch", 200, "{\"results\":[{},{}]}")) {
            var outcome = check(osv.url());
            assertEquals(0, outcome.code(), outcome.err());
            assertTrue(outcome.err().contains("2 libraries, no known hole"), outcome.err());
        }
    }

    @Test
    void doesNotPretendWhereNobodyAnswers() throws Exception {
        var outcome = check("http://127.0.0.1:9");
        assertEquals(3, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("were not compared"), outcome.err());
    }

    private static Script.Outcome check(String url) throws Exception {
        return new Script(Script.CHECKOUT, "check-dependencies")
                .with("VIGIE_OSV_URL", url)
                .with("VIGIE_LIBRARIES", TWO)
                .run();
    }
}
