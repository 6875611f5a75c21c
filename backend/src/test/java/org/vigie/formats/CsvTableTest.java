package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.SharedData;

class CsvTableTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path directory;

    @Test
    void readsQuotesLineBreaksAndTheLineWhereEachRecordStarts() throws IOException {
        assertThat(rows("date,texte\r\n1,\"a\r\nb \"\"c\"\"\"\r\n\r\n2,d\r\n"))
                .containsExactly("2: 1|a\r\nb \"c\"", "5: 2|d");
    }

    @Test
    void deliversRaggedRowsWithTheirRealLength() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n")).containsExactly("2: 1", "3: 1|2|3");
    }

    @Test
    void keepsAQuoteInsideAFieldAndTextBehindAClosingQuote() throws IOException {
        assertThat(rows("a,b\n5\" pipe,x\n\"y\" z,w\n")).containsExactly("2: 5\" pipe|x", "3: y z|w");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'date,lieu\n1,x' ! ','",
                "'date;lieu\n1,5;x' ! ';'",
                "'Date, heure;lieu;n\n1,5;x,y;2,5' ! ';'",
                "'\"a;b\",c\n1,2' ! ','",
                "'a|b|c\n1|2|3' ! '|'",
                "'seul\nx' ! ','",
                "'sep=;\na,b;c\n1;2' ! ';'"
            })
    void findsTheDelimiter(String text, char delimiter) throws IOException {
        try (CsvTable table = CsvTable.open(file(text.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(table.delimiter()).isEqualTo(delimiter);
            assertThat(table.header().get(0)).isNotEqualTo("sep=");
        }
    }

    @Test
    void findsATab() throws IOException {
        try (CsvTable table = CsvTable.open(file("a\tb, c\n1\t2".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(table.header()).containsExactly("a", "b, c");
        }
    }

    @Test
    void findsTheCharacterSetOfTheWholeFile() throws IOException {
        String late = "lieu\n" + "x\n".repeat(100_000) + "Ségou – Gao\n";
        assertThat(last(late.getBytes(StandardCharsets.UTF_8))).isEqualTo("Ségou – Gao");
        assertThat(last(late.getBytes(WINDOWS_1252))).isEqualTo("Ségou – Gao");
        assertThat(last(("\uFEFF" + late).getBytes(StandardCharsets.UTF_8))).isEqualTo("Ségou – Gao");
        assertThat(last(("\uFEFF" + late).getBytes(StandardCharsets.UTF_16LE))).isEqualTo("Ségou – Gao");
        assertThat(last(("\uFEFF" + late).getBytes(StandardCharsets.UTF_16BE))).isEqualTo("Ségou – Gao");
    }

    @Test
    void takesOffTheByteOrderMark() throws IOException {
        try (CsvTable table = CsvTable.open(file("\uFEFF date ;b\n1;2".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(table.header()).containsExactly("date", "b");
            assertThat(table.charset()).isEqualTo(StandardCharsets.UTF_8);
        }
    }

    @Test
    void forgivesACutLastCharacterInUtf8Only() throws IOException {
        byte[] utf8 = "a\né\né".getBytes(StandardCharsets.UTF_8);
        assertThat(last(java.util.Arrays.copyOf(utf8, utf8.length - 1))).isEqualTo("\uFFFD");
        assertThat(last("a\nabé".getBytes(WINDOWS_1252))).isEqualTo("abé");
    }

    @Test
    void deliversTheGoodRowsBeforeAnUnclosedQuote() throws IOException {
        try (CsvTable table = CsvTable.open(file("a,b\n1,2\n\n3,\"cut\noff".getBytes(StandardCharsets.UTF_8)))) {
            Iterator<TableRow> rows = table.iterator();
            assertThat(rows.next().cells()).containsExactly("1", "2");
            FormatException trouble = catchThrowableOfType(FormatException.class, rows::hasNext);
            assertThat(trouble.code()).isEqualTo("CSV_UNCLOSED_QUOTE");
            assertThat(trouble.line()).isEqualTo(4);
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void refusesAFieldOverTheLimit() throws IOException {
        String text = "a\nok\n\"" + "x\n".repeat(CsvTable.MAX_FIELD_CHARS);
        try (CsvTable table = CsvTable.open(file(text.getBytes(StandardCharsets.UTF_8)))) {
            Iterator<TableRow> rows = table.iterator();
            rows.next();
            FormatException trouble = catchThrowableOfType(FormatException.class, rows::hasNext);
            assertThat(trouble.code()).isEqualTo("CSV_FIELD_TOO_LONG");
            assertThat(trouble.line()).isEqualTo(3);
        }
    }

    @Test
    void readsAHugeFieldUnderTheLimit() throws IOException {
        String huge = "é".repeat(900_000);
        assertThat(last(("a\n\"" + huge + "\"\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(huge);
    }

    @Test
    void refusesARecordOfEndlessFields() {
        byte[] text = ("a,b\n" + ",".repeat(CsvRows.MAX_FIELDS + 1)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> last(text)).isInstanceOf(FormatException.class).hasMessageContaining("CSV_RECORD");
    }

    @Test
    void refusesWhatIsEmptyOrNoText() {
        assertThatThrownBy(() -> last(new byte[0])).hasMessageContaining("EMPTY_FILE");
        assertThatThrownBy(() -> last(" \n \n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("EMPTY_FILE");
        assertThatThrownBy(() -> last(new byte[] {'P', 'K', 3, 4, 0, 0})).hasMessageContaining("NOT_TEXT");
    }

    @Test
    void readsRealEventsWithLineBreaksInsideFields() throws IOException {
        Path file = SharedData.require("events/ucdp_ged_v23_1_sample_global_1000.csv");
        try (CsvTable table = CsvTable.open(file)) {
            assertThat(table.header()).hasSize(49).startsWith("id", "relid", "year");
            List<TableRow> rows = new ArrayList<>();
            table.forEach(rows::add);
            assertThat(rows).hasSize(1000).allMatch(row -> row.cells().length == 49);
            assertThat(rows.stream().filter(row -> String.join("", row.cells()).contains("\n")))
                    .hasSize(68);
            assertThat(rows.get(999).line()).isGreaterThan(1001);
        }
    }

    @Test
    void readsAGazetteerWithoutHeaderOrQuoting() throws IOException {
        Path file = SharedData.require("gazetteer/geonames_ML.txt");
        List<String> columns = java.util.Collections.nCopies(19, "column");
        try (CsvTable table = CsvTable.openPlain(file, '\t', columns)) {
            List<TableRow> rows = new ArrayList<>();
            table.forEach(rows::add);
            assertThat(rows).hasSize(24_312).allMatch(row -> row.cells().length == 19);
        }
    }

    private List<String> rows(String text) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file(text.getBytes(StandardCharsets.UTF_8)))) {
            table.forEach(row -> rows.add(row.line() + ": " + String.join("|", row.cells())));
        }
        return rows;
    }

    private String last(byte[] bytes) throws IOException {
        String last = "";
        try (CsvTable table = CsvTable.open(file(bytes))) {
            for (TableRow row : table) {
                last = row.cell(0);
            }
        }
        return last;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("table.csv"), bytes);
    }
}
