package org.vigie.access.people;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The browsers from which people have signed in before. */
@Repository
class Devices {

    /** How long a browser is known after its last sign-in. */
    static final Duration KNOWN_FOR = Duration.ofDays(180);

    private static final int TOKEN_LENGTH = 32;

    private final JdbcClient jdbc;

    Devices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a browser's word is one of a person's. */
    boolean knows(String token, int personId) {
        return jdbc.sql("select exists (select from known_device where token_hash = :hash and person_id = :person"
                        + " and last_used_at > now() - make_interval(secs => :age))")
                .param("hash", Secrets.hash(token))
                .param("person", personId)
                .param("age", KNOWN_FOR.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Knows a new browser of a person; its word. Forgets those not used for long. */
    String add(int personId) {
        String token = Secrets.word(TOKEN_LENGTH);
        jdbc.sql("delete from known_device where last_used_at < now() - make_interval(secs => :age)")
                .param("age", KNOWN_FOR.toSeconds())
                .update();
        jdbc.sql("insert into known_device (token_hash, person_id) values (:hash, :person)")
                .param("hash", Secrets.hash(token))
                .param("person", personId)
                .update();
        return token;
    }

    /** Notes that a known browser signed in again. */
    void noteUse(String token) {
        jdbc.sql("update known_device set last_used_at = now() where token_hash = :hash")
                .param("hash", Secrets.hash(token))
                .update();
    }

    /** Forgets all browsers of a person. */
    void forgetAll(int personId) {
        jdbc.sql("delete from known_device where person_id = :person")
                .param("person", personId)
                .update();
    }
}
