package org.vigie.access.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.access.Role;

/**
 * API keys: {@code vgk_} and a random word of 214 bits. A key is shown once; what is kept is its SHA-256, which is enough for
 * a word that nobody finds by trying.
 */
@Repository
public class Keys {

    /** How every key begins, so that one that lies about is found and known for what it is. */
    public static final String PREFIX = "vgk_";

    private static final int SECRET_LENGTH = 36;
    private static final int HINT_LENGTH = PREFIX.length() + 4;
    private static final String SELECT =
            "select k.*, p.login as owner from api_key k join person p on p.id = k.person_id";

    private final JdbcClient jdbc;

    Keys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key that was just made.
     *
     * @param secret the key itself, which nobody can ask for again
     */
    public record Made(ApiKey key, String secret) {}

    /** Makes a key of a person. */
    public Made make(Person owner, String name, Role role, boolean readOnly, @Nullable Instant expiresAt) {
        String secret = PREFIX + Secrets.word(SECRET_LENGTH);
        int id = jdbc.sql("""
                        insert into api_key (key_hash, hint, name, person_id, role, read_only, expires_at)
                        values (:hash, :hint, :name, :person, :role, :readOnly, :expiresAt) returning id""")
                .param("hash", Secrets.hash(secret))
                .param("hint", secret.substring(0, HINT_LENGTH))
                .param("name", name)
                .param("person", owner.id())
                .param("role", role.name())
                .param("readOnly", readOnly)
                .param("expiresAt", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        return new Made(find(id).orElseThrow(), secret);
    }

    /** The key of a number. */
    public Optional<ApiKey> find(int id) {
        return jdbc.sql(SELECT + " where k.id = :id")
                .param("id", id)
                .query(Keys::key)
                .optional();
    }

    /** All keys of a person, or of everybody where it is null; the newest first. */
    public List<ApiKey> list(@Nullable Integer personId) {
        return jdbc.sql(SELECT + " where cast(:person as integer) is null or k.person_id = :person order by k.id desc")
                .param("person", personId)
                .query(Keys::key)
                .list();
    }

    /** Takes a key back, at once and for good. */
    public void revoke(int id) {
        jdbc.sql("update api_key set revoked_at = now() where id = :id and revoked_at is null")
                .param("id", id)
                .update();
    }

    /** Who comes with a key, where it is valid. */
    public Optional<Signed> enter(String secret, String address) {
        return jdbc.sql("select k.id as key_id, k.name as key_name, k.role as key_role, k.read_only,"
                        + " k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as is_old, "
                        + PersonRows.COLUMNS + " from api_key k join (" + PersonRows.TABLES
                        + ") on p.id = k.person_id where k.key_hash = :hash and p.enabled and k.revoked_at is null"
                        + " and (k.expires_at is null or k.expires_at > now())")
                .param("hash", Secrets.hash(secret))
                .query((row, number) -> {
                    if (row.getBoolean("is_old")) {
                        noteUse(row.getInt("key_id"), address);
                    }
                    Person owner = PersonRows.INSTANCE.mapRow(row, number);
                    String name = owner.login() + "/" + row.getString("key_name");
                    return Signed.key(
                            owner,
                            owner.reader(Role.valueOf(row.getString("key_role")), name),
                            row.getBoolean("read_only"));
                })
                .optional();
    }

    private void noteUse(int id, String address) {
        jdbc.sql("update api_key set last_used_at = now(), last_used_from = :address where id = :id")
                .param("id", id)
                .param("address", address)
                .update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getInt("id"),
                row.getString("hint"),
                row.getString("name"),
                row.getString("owner"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("read_only"),
                PersonRows.instant(row, "created_at"),
                PersonRows.instant(row, "expires_at"),
                PersonRows.instant(row, "revoked_at"),
                PersonRows.instant(row, "last_used_at"),
                row.getString("last_used_from"));
    }
}
