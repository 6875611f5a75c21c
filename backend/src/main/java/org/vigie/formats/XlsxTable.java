package org.vigie.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first visible sheet with data of an .xlsx workbook, rows as a stream; only the table of shared strings is held,
 * whose size is limited. The first row with content is the header. Every cell is given as text: dates ISO, numbers plain
 * (see {@link XlsxCell}).
 */
public final class XlsxTable implements Table {

    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final ReadableWorkbook workbook;
    private final XlsxCell cells;
    private Stream<Row> stream = Stream.empty();
    private Iterator<Row> source = stream.iterator();
    private final List<String> header;
    private Iterator<TableRow> iterator = new Records();

    private XlsxTable(ReadableWorkbook workbook) {
        this.workbook = workbook;
        this.cells = new XlsxCell(workbook.isDate1904());
        this.header = firstHeader();
    }

    /**
     * Opens a workbook.
     *
     * @throws FormatException {@code EMPTY_FILE}, {@code XLSX_UNREADABLE}, {@code XLSX_OLD_OR_ENCRYPTED} or
     *     {@code XLSX_TOO_LARGE}
     */
    public static XlsxTable open(Path file) throws IOException {
        byte[] start = start(file);
        if (start.length == 0) {
            throw FormatTrouble.EMPTY_FILE.with();
        }
        if (Arrays.equals(start, OLE2)) {
            throw FormatTrouble.XLSX_OLD_OR_ENCRYPTED.with();
        }
        XlsxSize.check(file);
        ReadableWorkbook workbook = workbook(file);
        try {
            return new XlsxTable(workbook);
        } catch (RuntimeException e) {
            workbook.close();
            throw explained(e);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    /** {@inheritDoc} The trouble is {@code XLSX_UNREADABLE}, for a sheet that is damaged further down. */
    @Override
    public Iterator<TableRow> iterator() {
        return iterator;
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(OLE2.length);
        }
    }

    /** The library answers damage with exceptions of many kinds. */
    private static ReadableWorkbook workbook(Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (IOException | RuntimeException e) {
            throw explained(e);
        }
    }

    private static FormatException explained(Exception e) {
        return e instanceof FormatException trouble ? trouble : FormatTrouble.XLSX_UNREADABLE.with(reason(e));
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private List<String> firstHeader() {
        for (Sheet sheet : workbook.getSheets().toList()) {
            if (sheet.getVisibility() == SheetVisibility.VISIBLE && openAtContent(sheet)) {
                TableRow first = iterator.next();
                return Stream.of(first.cells()).map(String::strip).toList();
            }
        }
        throw FormatTrouble.EMPTY_FILE.with();
    }

    private boolean openAtContent(Sheet sheet) {
        try {
            stream.close();
            stream = sheet.openStream();
        } catch (IOException e) {
            throw explained(e);
        }
        source = stream.iterator();
        iterator = new Records();
        return iterator.hasNext();
    }

    private final class Records extends RecordIterator<TableRow> {

        @Override
        protected @Nullable TableRow read() {
            try {
                while (source.hasNext()) {
                    TableRow row = text(source.next());
                    if (!row.isBlank()) {
                        return row;
                    }
                }
                return null;
            } catch (RuntimeException e) {
                throw explained(e);
            }
        }

        private TableRow text(Row row) {
            int width = row.getCellCount();
            while (width > 0 && isEmpty(row, width - 1)) {
                width--;
            }
            String[] text = new String[width];
            for (int i = 0; i < width; i++) {
                Cell cell = row.getCell(i);
                text[i] = cell == null ? "" : cells.text(cell);
            }
            return new TableRow(row.getRowNum(), text);
        }

        private boolean isEmpty(Row row, int column) {
            Cell cell = row.getCell(column);
            return cell == null || cells.text(cell).isEmpty();
        }
    }
}
