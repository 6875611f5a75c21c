package org.vigie.exports;

/** A download that ended in the middle. It leaves through the server, which cuts the connection: nobody takes it for whole. */
final class AbortedDownload extends RuntimeException {

    AbortedDownload(Exception cause) {
        super("A download was cut off: " + cause, cause);
    }
}
