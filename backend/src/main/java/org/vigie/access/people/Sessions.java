package org.vigie.access.people;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The sessions of browsers. They lie in the database, so that every instance knows them and one that restarts forgets none; the
 * cookie holds a random word of 250 bits, the database only its hash.
 */
@Repository
public class Sessions {

    private static final int TOKEN_LENGTH = 42;

    /**
     * How long a session lasts.
     *
     * @param idle without a request
     * @param longest in all
     */
    @ConfigurationProperties("vigie.access.session")
    public record Settings(
            @DefaultValue("4h") Duration idle,
            @DefaultValue("16h") Duration longest) {

        public Settings {
            if (idle.isZero() || idle.isNegative() || idle.compareTo(longest) > 0) {
                throw new IllegalArgumentException("vigie.access.session: idle is above 0 and at most longest");
            }
        }
    }

    private final JdbcClient jdbc;
    private final Settings settings;

    Sessions(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Opens a session of a person; the word for the cookie. Ends those that have run out. */
    public String open(Person person, String address) {
        String token = Secrets.word(TOKEN_LENGTH);
        jdbc.sql("delete from sign_in where last_seen_at < now() - make_interval(secs => :idle)"
                        + " or created_at < now() - make_interval(secs => :longest)")
                .param("idle", settings.idle().toSeconds())
                .param("longest", settings.longest().toSeconds())
                .update();
        jdbc.sql("insert into sign_in (token_hash, person_id, address) values (:hash, :person, :address)")
                .param("hash", Secrets.hash(token))
                .param("person", person.id())
                .param("address", address)
                .update();
        return token;
    }

    /** Whose session it is, where it still lasts. */
    public Optional<Signed> find(String token) {
        byte[] hash = Secrets.hash(token);
        return jdbc.sql("select s.last_seen_at < now() - interval '1 minute' as is_old, " + PersonRows.COLUMNS
                        + " from sign_in s join (" + PersonRows.TABLES
                        + ") on p.id = s.person_id where s.token_hash = :hash and p.enabled"
                        + " and s.last_seen_at > now() - make_interval(secs => :idle)"
                        + " and s.created_at > now() - make_interval(secs => :longest)")
                .param("hash", hash)
                .param("idle", settings.idle().toSeconds())
                .param("longest", settings.longest().toSeconds())
                .query((row, number) -> {
                    if (row.getBoolean("is_old")) {
                        touch(hash);
                    }
                    return Signed.person(PersonRows.INSTANCE.mapRow(row, number), Signed.Way.SESSION);
                })
                .optional();
    }

    /** Ends a session. */
    public void end(String token) {
        jdbc.sql("delete from sign_in where token_hash = :hash")
                .param("hash", Secrets.hash(token))
                .update();
    }

    /** Ends all sessions of a person. */
    public void endAll(int personId) {
        jdbc.sql("delete from sign_in where person_id = :person")
                .param("person", personId)
                .update();
    }

    private void touch(byte[] hash) {
        jdbc.sql("update sign_in set last_seen_at = now() where token_hash = :hash")
                .param("hash", hash)
                .update();
    }
}
