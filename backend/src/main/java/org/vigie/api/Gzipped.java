package org.vigie.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer's body, compressed once and kept so: sent as it is to readers that take gzip (all browsers do), unpacked for the
 * others. Immutable; the bytes are not to be changed.
 */
public record Gzipped(byte[] bytes) {

    /** Compresses a body. */
    public static Gzipped of(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(out, 1 << 14)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Gzipped(out.toByteArray());
    }

    /** The body in the form that the reader takes, with the headers that tell so. */
    public ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder builder, HttpServletRequest request) {
        builder.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, HttpHeaders.ACCEPT_LANGUAGE);
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip")
                ? builder.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(bytes)
                : builder.body(unpacked());
    }

    /** The body as it was. */
    public byte[] unpacked() {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
