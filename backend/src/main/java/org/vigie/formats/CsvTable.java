package org.vigie.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180 and what is found in the wild) as a stream. The character set is found by a first pass over the
 * whole file: a mark (UTF-8, UTF-16), else valid UTF-8, else windows-1252. The delimiter is a comma, semicolon, tab or
 * bar. Line breaks and doubled quotes may stand inside quotes; lines end in LF, CRLF or CR.
 */
public final class CsvTable implements Table {

    /** The longest field, in characters. */
    public static final int MAX_FIELD_CHARS = 1 << 20;

    private static final int SAMPLE_CHARS = 1 << 16;
    private static final char NO_QUOTE = '\uFFFF';

    private final TextCharset charset;
    private final char delimiter;
    private final CsvRows rows = new CsvRows();
    private final CsvReader<TableRow> reader;
    private final EndNoting text;
    private final List<String> header;
    private final Iterator<TableRow> iterator;

    private CsvTable(Path file, char fixedDelimiter, boolean quoting, @Nullable List<String> fixedHeader)
            throws IOException {
        charset = TextCharset.detect(file);
        String beginning = beginning(file);
        char declared = fixedDelimiter == 0 ? CsvDelimiter.declared(beginning) : 0;
        delimiter = fixedDelimiter != 0 ? fixedDelimiter : declared != 0 ? declared : CsvDelimiter.of(beginning);
        text = new EndNoting(decoded(file));
        reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quoting ? '"' : NO_QUOTE)
                .maxBufferSize(MAX_FIELD_CHARS)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .build(rows, text);
        iterator = new Records(reader.iterator());
        try {
            header = fixedHeader != null ? fixedHeader : readHeader(declared != 0);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a CSV file whose first record is the header.
     *
     * @throws FormatException {@code EMPTY_FILE}, {@code NOT_TEXT}, or the troubles of {@link #iterator()} already
     *     in the header
     */
    public static CsvTable open(Path file) throws IOException {
        return new CsvTable(file, (char) 0, true, null);
    }

    /** Opens a file without header and without quoting, such as a GeoNames dump; the columns are named by the caller. */
    public static CsvTable openPlain(Path file, char delimiter, List<String> header) throws IOException {
        return new CsvTable(file, delimiter, false, List.copyOf(header));
    }

    /** The character set that was found. */
    public Charset charset() {
        return charset.charset();
    }

    /** The character between the fields that was found: comma, semicolon, tab or bar. */
    public char delimiter() {
        return delimiter;
    }

    @Override
    public List<String> header() {
        return header;
    }

    /**
     * {@inheritDoc} The troubles are {@code CSV_UNCLOSED_QUOTE}, {@code CSV_FIELD_TOO_LONG} and
     * {@code CSV_RECORD_TOO_LONG}, each at the line where its record starts.
     */
    @Override
    public Iterator<TableRow> iterator() {
        return iterator;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> readHeader(boolean skipDeclaration) {
        if (skipDeclaration && iterator.hasNext()) {
            iterator.next();
        }
        if (!iterator.hasNext()) {
            throw FormatTrouble.EMPTY_FILE.with();
        }
        return Stream.of(iterator.next().cells()).map(String::strip).toList();
    }

    private String beginning(Path file) throws IOException {
        try (Reader in = decoded(file)) {
            char[] sample = new char[SAMPLE_CHARS];
            int length = 0;
            for (int read = 0; read >= 0 && length < sample.length; length += Math.max(read, 0)) {
                read = in.read(sample, length, sample.length - length);
            }
            String text = new String(sample, 0, length);
            return length < sample.length ? text + "\n" : text; // the whole file: its last record is no cut one
        }
    }

    private Reader decoded(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(charset.bomLength());
        return new BufferedReader(new InputStreamReader(in, charset.charset()), 1 << 15);
    }

    /** The parser's records without blank ones, its complaints as {@link FormatException}. */
    private final class Records extends RecordIterator<TableRow> {

        private final Iterator<TableRow> parsed;

        Records(Iterator<TableRow> parsed) {
            this.parsed = parsed;
        }

        @Override
        protected @Nullable TableRow read() {
            try {
                while (parsed.hasNext()) {
                    TableRow row = parsed.next();
                    if (!row.isBlank()) {
                        return row;
                    }
                }
                return null;
            } catch (CsvParseException e) {
                throw explained(e);
            }
        }

        private FormatException explained(CsvParseException e) {
            if (e.getCause() instanceof FormatException trouble) {
                return trouble;
            }
            return text.ended
                    ? FormatTrouble.CSV_UNCLOSED_QUOTE.at(rows.line(), rows.line())
                    : FormatTrouble.CSV_FIELD_TOO_LONG.at(rows.line(), MAX_FIELD_CHARS);
        }
    }

    /** Remembers that the end was reached, which tells an unclosed quote from a field over the limit. */
    private static final class EndNoting extends FilterReader {

        private boolean ended;

        EndNoting(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            ended |= read < 0;
            return read;
        }
    }
}
