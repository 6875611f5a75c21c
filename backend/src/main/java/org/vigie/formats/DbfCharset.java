package org.vigie.formats;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The character set of a .dbf, from the .cpg beside it or the language driver byte (LDID) in its header. */
final class DbfCharset {

    /** Numbers that dBASE and ESRI give to code pages; 0x57 means "the ANSI of the writer's machine", which is no answer. */
    private static final Map<Integer, String> LANGUAGE_DRIVERS = Map.ofEntries(
            Map.entry(0x01, "IBM437"),
            Map.entry(0x02, "IBM850"),
            Map.entry(0x03, "windows-1252"),
            Map.entry(0x0D, "IBM437"),
            Map.entry(0x0E, "IBM850"),
            Map.entry(0x58, "windows-1252"),
            Map.entry(0x59, "windows-1252"),
            Map.entry(0x64, "IBM852"),
            Map.entry(0xC8, "windows-1250"),
            Map.entry(0xC9, "windows-1251"));

    private DbfCharset() {}

    /** What a .cpg says: "UTF-8", "65001", "1252", "ANSI 1252", "ISO-8859-1", "88591", "OEM 850" and the like. */
    static Optional<Charset> ofCpg(String text) {
        String name = text.lines().findFirst().orElse("").strip().toUpperCase(Locale.ROOT);
        String number = name.replaceAll("^(ANSI|OEM|CP|LDID/)[ _-]*", "");
        if (name.matches("UTF-?8|65001")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (number.matches("ISO[-_]?8859[-_]?\\d{1,2}|8859[-_]?\\d{1,2}")) {
            return named("ISO-8859-" + number.replaceAll("^(ISO[-_]?)?8859[-_]?", ""));
        }
        if (number.matches("125\\d")) {
            return named("windows-" + number);
        }
        return number.matches("\\d{3}") ? named("IBM" + number) : named(name);
    }

    /** What the byte 29 of the header says. */
    static Optional<Charset> ofLanguageDriver(int number) {
        return Optional.ofNullable(LANGUAGE_DRIVERS.get(number)).flatMap(DbfCharset::named);
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
