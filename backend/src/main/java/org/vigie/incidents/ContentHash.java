package org.vigie.incidents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A 128-bit digest of what a report says, without its line and without where the boundaries of the day placed it: the same
 * digest means the same report. MD5 serves here as a checksum, not as a secret. Not thread safe.
 */
final class ContentHash {

    private static final byte NULL = 1;
    private static final byte END = 2;

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /** The digest of all of it. */
    UUID of(StagedReport report) {
        add(report.grade().marking());
        return ofWords(report);
    }

    /**
     * The digest without the marking, which the sender of a file may set for all rows: the same file under a closer marking
     * still holds the same reports.
     */
    UUID ofWords(StagedReport report) {
        var event = report.event();
        var grade = report.grade();
        add(report.source(), report.situation(), report.description(), report.receivedAt());
        add(event.dateStart(), event.dateEnd(), event.kind(), event.nonState(), event.severity());
        add(event.fatalities(), event.injured(), event.abducted(), event.displaced());
        add(grade.reliability(), grade.credibility(), grade.status());
        var stated = report.stated();
        add(stated.country(), stated.region(), stated.province(), stated.commune(), stated.place());
        add(stated.position(), stated.originalKind(), stated.originalPrecision());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private void add(@Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                digest.update(NULL);
            } else {
                digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
            }
            digest.update(END);
        }
    }
}
