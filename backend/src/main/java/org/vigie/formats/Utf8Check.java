package org.vigie.formats;

/**
 * Tells whether bytes, fed in blocks, are UTF-8 (RFC 3629). A last character cut off by the end of the file is forgiven
 * when a whole one of several bytes came before it: a file whose copy was interrupted is still UTF-8.
 */
final class Utf8Check {

    private boolean broken;
    private boolean sawMultibyte;
    private int pending;
    private int lowest = 0x80;
    private int highest = 0xBF;

    void feed(byte[] bytes, int from, int to) {
        for (int i = from; i < to && !broken; i++) {
            int b = bytes[i];
            if (b >= 0 && pending == 0) {
                continue;
            }
            step(b & 0xFF);
        }
    }

    boolean isUtf8() {
        return !broken && (pending == 0 || sawMultibyte);
    }

    private void step(int b) {
        if (pending == 0) {
            lead(b);
        } else if (b < lowest || b > highest) {
            broken = true;
        } else {
            lowest = 0x80;
            highest = 0xBF;
            pending--;
            sawMultibyte |= pending == 0;
        }
    }

    /** The second byte is limited so that over-long forms, surrogates and code points above 10FFFF are refused. */
    private void lead(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
            lowest = b == 0xE0 ? 0xA0 : 0x80;
            highest = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
            lowest = b == 0xF0 ? 0x90 : 0x80;
            highest = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            broken = true;
        }
    }
}
