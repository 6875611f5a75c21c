package org.vigie.access.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event.
 *
 * @param at when, to the microsecond
 * @param who the reader's name
 * @param role the reader's role then
 * @param address where it came from; empty for the service itself
 * @param action what was done, a word in capitals
 * @param target to what: method and path of a request
 * @param detail the filter and what else was noted, JSON
 * @param outcome the status of the answer, or a word
 */
public record AuditLine(
        Instant at,
        String who,
        String role,
        String organisation,
        String address,
        String action,
        String target,
        String detail,
        String outcome) {

    private static final JsonMapper JSON = new JsonMapper();

    public AuditLine {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A line of which target, detail and outcome are still to come. */
    public static AuditLine of(
            Instant at, String who, String role, String organisation, String address, String action) {
        return new AuditLine(at, plain(who), role, organisation, address, action, "", "{}", "");
    }

    /** The line with its target, detail and outcome. */
    public AuditLine with(String itsTarget, Map<String, ?> itsDetail, String itsOutcome) {
        String json = plain(JSON.writeValueAsString(itsDetail));
        return new AuditLine(at, who, role, organisation, address, action, plain(itsTarget), json, itsOutcome);
    }

    /**
     * The hash of the line as the one of a number behind another: SHA-256 of the hash before, the number, the time in microseconds
     * and each text, every text with its length before it, so that no two lines read the same.
     */
    byte[] hash(long id, byte[] before) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(before.length);
            out.write(before);
            out.writeLong(id);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (String text : List.of(who, role, organisation, address, action, target, detail, outcome)) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** PostgreSQL takes no NUL, and half a surrogate pair would not come back as it went. */
    private static String plain(String text) {
        String shown = text.replace('\u0000', '\uFFFD');
        return new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
