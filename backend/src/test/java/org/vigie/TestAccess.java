package org.vigie;

import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets tests and benchmarks in as an administrator: gives every service that they start a person and a key that are known here.
 * It lies among the tests, so that no service that runs elsewhere has it.
 */
@Component
@DependsOn("firstAdministrator")
public final class TestAccess {

    /** A key of role ADMIN. */
    public static final String KEY = "vgk_testtesttesttesttesttesttesttesttest";

    /** What to send it in. */
    public static final String HEADER = "Authorization";

    /** What to send in the header. */
    public static final String BEARER = "Bearer " + KEY;

    TestAccess(JdbcClient jdbc) throws NoSuchAlgorithmException {
        jdbc.sql("""
                        insert into person (login, name, organisation_id, role, grants)
                        select 'tester', 'Tester', id, 'ADMIN', '{EXACT_POINTS,SOURCE_IDENTITY}' from organisation
                        where code = 'LOCAL' on conflict do nothing""").update();
        jdbc.sql("""
                        insert into api_key (key_hash, hint, name, person_id, role)
                        select :hash, 'vgk_test', 'test', id, 'ADMIN' from person where login = 'tester'
                        on conflict do nothing""")
                .param("hash", MessageDigest.getInstance("SHA-256").digest(KEY.getBytes()))
                .update();
    }

    /** The request with the key. */
    public static HttpRequest.Builder sign(HttpRequest.Builder request) {
        return request.setHeader(HEADER, BEARER);
    }
}
