package org.vigie.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the character set of a text file by reading all of it once: a byte order mark decides; else bytes that are valid
 * UTF-8 throughout are UTF-8; else the file is windows-1252, as Excel writes it in western Europe and Africa.
 *
 * @param charset how to decode the file
 * @param bomLength bytes of the byte order mark to skip: 0, 2 or 3
 */
record TextCharset(Charset charset, int bomLength) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static TextCharset detect(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            int length = in.readNBytes(block, 0, block.length);
            if (length == 0) {
                throw FormatTrouble.EMPTY_FILE.with();
            }
            int first = block[0] & 0xFF;
            int second = length > 1 ? block[1] & 0xFF : 0;
            if (first == 0xFF && second == 0xFE) {
                return new TextCharset(StandardCharsets.UTF_16LE, 2);
            }
            if (first == 0xFE && second == 0xFF) {
                return new TextCharset(StandardCharsets.UTF_16BE, 2);
            }
            if (first == 0xEF && second == 0xBB && length > 2 && (block[2] & 0xFF) == 0xBF) {
                return new TextCharset(StandardCharsets.UTF_8, 3);
            }
            return new TextCharset(ofBytes(in, block, length), 0);
        }
    }

    /** The character set of bytes without a mark, such as those of a .dbf. */
    static Charset ofBytes(byte[] bytes, int length) {
        Utf8Check check = new Utf8Check();
        check.feed(bytes, 0, length);
        return check.isUtf8() ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private static Charset ofBytes(InputStream in, byte[] block, int firstLength) throws IOException {
        Utf8Check check = new Utf8Check();
        for (int length = firstLength; length > 0; length = in.read(block)) {
            refuseBinary(block, length);
            check.feed(block, 0, length);
        }
        return check.isUtf8() ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private static void refuseBinary(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            if (block[i] == 0) {
                throw FormatTrouble.NOT_TEXT.with();
            }
        }
    }
}
