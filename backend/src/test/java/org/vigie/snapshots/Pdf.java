package org.vigie.snapshots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Reads a PDF as other programs do (poppler); a test is skipped, saying so, where they are not installed. */
final class Pdf {

    private Pdf() {}

    /** Its text, each page ended by a form feed; white space as plain spaces. */
    static String text(byte[] pdf) {
        return run(pdf, "pdftotext", "-layout", "-enc", "UTF-8", "IN", "-").replaceAll("[\\u00a0\\u202f ]+", " ");
    }

    /** How many pages it has. */
    static int pages(byte[] pdf) {
        return run(pdf, "pdfinfo", "IN")
                .lines()
                .filter(line -> line.startsWith("Pages:"))
                .mapToInt(line -> Integer.parseInt(line.substring(6).strip()))
                .findFirst()
                .orElseThrow();
    }

    private static String run(byte[] pdf, String... command) {
        try {
            Path file = Files.createTempFile("vigie", ".pdf");
            Files.write(file, pdf);
            for (int i = 0; i < command.length; i++) {
                command[i] = command[i].equals("IN") ? file.toString() : command[i];
            }
            Process process = start(command);
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            Files.delete(file);
            return text;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("skipped: no " + command[0] + " here (package poppler-utils)");
            throw new IllegalStateException(e);
        }
    }
}
