package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTableTest {

    private static final String HEADER = "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='s'><v>1</v></c></row>";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "<c r='A4' s='1'><v>45292</v></c> ! 2024-01-01",
                "<c r='A4' s='2'><v>45292.75</v></c> ! 2024-01-01T18:00",
                "<c r='A4' s='2'><v>0.5</v></c> ! 12:00",
                "<c r='A4' s='1'><v>59</v></c> ! 1900-02-28",
                "<c r='A4' s='1'><v>61</v></c> ! 1900-03-01",
                "<c r='A4' s='1'><f>TODAY()</f><v>45292</v></c> ! 2024-01-01",
                "<c r='A4'><v>7</v></c> ! 7",
                "<c r='A4'><v>7.0</v></c> ! 7",
                "<c r='A4' s='3'><v>12.300000000000001</v></c> ! 12.3",
                "<c r='A4'><v>1.2E-4</v></c> ! 0.00012",
                "<c r='A4'><v>1.5E10</v></c> ! 15000000000",
                "<c r='A4'><v>1E300000000</v></c> ! 1E+300000000",
                "<c r='A4' t='b'><v>1</v></c> ! true",
                "<c r='A4' t='s'><v>2</v></c> ! Ségou",
                "<c r='A4' t='inlineStr'><is><t>Gao</t></is></c> ! Gao",
                "<c r='A4' t='str'><f>B4</f><v>Kidal</v></c> ! Kidal",
                "<c r='A4' t='e'><v>#N/A</v></c> ! #N/A",
            })
    void givesCellsAsText(String cell, String text) throws IOException {
        assertThat(rows(HEADER + "<row r='4'>" + cell + "</row>")).containsExactly("4: " + text);
    }

    @Test
    void takesTheFirstSheetWithDataAndTheFirstRowWithContent() throws IOException {
        Path file = file(TestFiles.workbook(
                "<row r='1'><c r='A1'/></row>",
                HEADER + "<row r='9'><c r='B9' t='s'><v>2</v></c><c r='C9' s='1'/></row>"));
        try (XlsxTable table = XlsxTable.open(file)) {
            assertThat(table.header()).containsExactly("date", "lieu");
            TableRow row = table.iterator().next();
            assertThat(row.line()).isEqualTo(9);
            assertThat(row.cells()).containsExactly("", "Ségou");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "yyyy-mm-dd ! true",
                "[$-40C]d mmmm yyyy;@ ! true",
                "[h]:mm ! true",
                "#,##0.00\\ \"jours\" ! false",
                "General ! false",
                "[Red]0.0 ! false",
                "0.0E+00 ! false"
            })
    void tellsDateFormats(String format, boolean date) {
        assertThat(XlsxCell.isDateFormat(format)).isEqualTo(date);
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        assertThatThrownBy(() -> open(new byte[0])).hasMessageContaining("EMPTY_FILE");
        assertThatThrownBy(() -> open(TestFiles.utf8("date,lieu\n"))).hasMessageContaining("XLSX_UNREADABLE");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1};
        assertThatThrownBy(() -> open(old)).hasMessageContaining("XLSX_OLD_OR_ENCRYPTED");
        assertThatThrownBy(() -> open(TestFiles.zipped(Map.of("a.txt", new byte[3]))))
                .hasMessageContaining("XLSX_UNREADABLE");
        assertThatThrownBy(() -> open(TestFiles.zipped(TestFiles.workbook("")))).hasMessageContaining("EMPTY_FILE");
        assertThatThrownBy(() -> rows(HEADER + "<row r='4'><c r='A4'><v>1</v></row>"))
                .hasMessageContaining("XLSX_UNREADABLE");
    }

    @Test
    void refusesABomb() throws IOException {
        Map<String, byte[]> parts = TestFiles.workbook(HEADER);
        parts.put("xl/sharedStrings.xml", new byte[(int) XlsxSize.MAX_HELD_BYTES + 1]);
        assertThatThrownBy(() -> open(TestFiles.zipped(parts))).hasMessageContaining("XLSX_TOO_LARGE");
    }

    @Test
    void opensNoEntity() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        Map<String, byte[]> parts = TestFiles.workbook(HEADER);
        parts.put(
                "xl/worksheets/sheet1.xml",
                TestFiles.utf8(
                        "<!DOCTYPE x [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]><worksheet><sheetData>" + HEADER
                                + "<row r='4'><c r='A4' t='inlineStr'><is><t>&s;</t></is></c></row></sheetData></worksheet>"));
        try (XlsxTable table = XlsxTable.open(file(parts))) {
            assertThat(texts(table)).noneMatch(text -> text.contains("secret"));
        } catch (FormatException e) {
            assertThat(e.code()).isEqualTo("XLSX_UNREADABLE");
        }
    }

    private List<String> rows(String sheet) throws IOException {
        try (XlsxTable table = XlsxTable.open(file(TestFiles.workbook(sheet)))) {
            return texts(table);
        }
    }

    private static List<String> texts(XlsxTable table) {
        List<String> rows = new ArrayList<>();
        table.forEach(row -> rows.add(row.line() + ": " + String.join("|", row.cells())));
        return rows;
    }

    private void open(byte[] bytes) throws IOException {
        XlsxTable.open(Files.write(directory.resolve("table.xlsx"), bytes)).close();
    }

    private Path file(Map<String, byte[]> parts) throws IOException {
        return Files.write(directory.resolve("table.xlsx"), TestFiles.zipped(parts));
    }
}
