package org.vigie.incidents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;

/**
 * Who stands behind the code names of an organisation's sources: encrypted by AES-256-GCM (NIST SP 800-38D) with a key that is not
 * in the database, the organisation and the code name authenticated with it, so that no line can be put under another name.
 */
@Component
class SourceIdentities {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final String setting;
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param setting the key in base64, 32 bytes; empty for that of the file
     * @param file where the key lies, made at random when it is first needed, readable by the service alone
     */
    SourceIdentities(
            JdbcClient jdbc,
            @Value("${vigie.protection.source-key:}") String setting,
            @Value("${vigie.protection.source-key-file:.vigie/source-key}") Path file) {
        this.jdbc = jdbc;
        this.setting = setting;
        this.file = file.toAbsolutePath();
        if (!setting.isBlank()) {
            key(setting);
        }
    }

    /** Who stands behind a code name of the reader's organisation. */
    Optional<String> find(Reader reader, String code) {
        return jdbc.sql("""
                        select nonce, sealed from source_identity
                        where organisation = :organisation and code = :code""")
                .param("organisation", reader.organisation())
                .param("code", code)
                .query((row, number) -> new byte[][] {row.getBytes(1), row.getBytes(2)})
                .optional()
                .map(line -> new String(
                        crypt(Cipher.DECRYPT_MODE, reader.organisation(), code, line[0], line[1]),
                        StandardCharsets.UTF_8));
    }

    /** Keeps who stands behind a code name. */
    void put(Reader reader, String code, String identity) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(
                Cipher.ENCRYPT_MODE, reader.organisation(), code, nonce, identity.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into source_identity (organisation, code, nonce, sealed, changed_at, changed_by)
                        values (:organisation, :code, :nonce, :sealed, now(), :by)
                        on conflict (organisation, code) do update set nonce = excluded.nonce, sealed = excluded.sealed,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .param("organisation", reader.organisation())
                .param("code", code)
                .param("nonce", nonce)
                .param("sealed", sealed)
                .param("by", reader.name())
                .update();
    }

    /** Forgets who stands behind a code name. */
    void remove(Reader reader, String code) {
        jdbc.sql("delete from source_identity where organisation = :organisation and code = :code")
                .param("organisation", reader.organisation())
                .param("code", code)
                .update();
    }

    private byte[] crypt(int mode, String organisation, String code, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((organisation + "\u001F" + code).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key of the sources (vigie.protection.source-key) is not the one that sealed them", e);
        }
    }

    private SecretKeySpec key() {
        return key(setting.isBlank() ? inFile() : setting);
    }

    private static SecretKeySpec key(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("vigie.protection.source-key: 32 bytes in base64 are expected");
        }
        return new SecretKeySpec(key, "AES");
    }

    private synchronized String inFile() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("The key of the sources is not readable: " + file, e);
        }
    }

    private void make() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Files.createDirectories(file.getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
        } catch (FileAlreadyExistsException made) {
            // by another instance, which is as good
        }
    }
}
