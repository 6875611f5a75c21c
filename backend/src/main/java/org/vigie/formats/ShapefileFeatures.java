package org.vigie.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A zipped shapefile as a stream: the one .shp in the archive, in any folder, with its .dbf, .prj and .cpg. Points,
 * multipoints, lines and polygons; Z and M are dropped. Texts are in the character set of the .cpg, else of the language
 * driver byte, else UTF-8 where all of the .dbf is valid UTF-8, else windows-1252. Deleted records are left out, but
 * counted in {@link Feature#index()}.
 */
public final class ShapefileFeatures implements FeatureSource {

    private final ShapefileZip zip;
    private final Optional<String> crs;
    private final Charset charset;
    private final ShpReader shapes;
    private final DbfReader table;
    private final Iterator<Feature> iterator = new Features();

    private ShapefileFeatures(ShapefileZip zip) throws IOException {
        this.zip = zip;
        this.crs = zip.sideFile(".prj");
        this.charset = charset(zip);
        this.shapes = new ShpReader(new BufferedInputStream(zip.shp(), 1 << 16));
        this.table = new DbfReader(new BufferedInputStream(zip.dbf(), 1 << 16), charset);
    }

    /**
     * Opens a zipped shapefile.
     *
     * @throws FormatException {@code EMPTY_FILE, ZIP_UNREADABLE, ZIP_NO_SHP, ZIP_SEVERAL_SHP, ZIP_NO_DBF,
     *     ZIP_TOO_LARGE, SHP_UNREADABLE, DBF_UNREADABLE}
     */
    public static ShapefileFeatures open(Path file) throws IOException {
        ShapefileZip zip = ShapefileZip.open(file);
        try {
            return new ShapefileFeatures(zip);
        } catch (IOException e) {
            zip.close();
            throw damage(e);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The character set of the texts. */
    public Charset charset() {
        return charset;
    }

    @Override
    public Optional<String> crs() {
        return crs;
    }

    /**
     * {@inheritDoc} The troubles are {@code SHP_TRUNCATED, SHP_UNREADABLE, DBF_TRUNCATED, SHP_DBF_COUNT, ZIP_UNREADABLE}
     * and {@code ZIP_TOO_LARGE}.
     */
    @Override
    public Iterator<Feature> iterator() {
        return iterator;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What unpacking complains about lies in the file; the rest is the disk's. */
    private static IOException damage(IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            throw FormatTrouble.ZIP_UNREADABLE.with();
        }
        return e;
    }

    private static Charset charset(ShapefileZip zip) throws IOException {
        Optional<Charset> declared = zip.charset();
        if (declared.isPresent()) {
            return declared.get();
        }
        try (InputStream in = zip.dbf()) {
            Optional<Charset> driver =
                    DbfCharset.ofLanguageDriver(DbfReader.header(in).get(29) & 0xFF);
            return driver.isPresent() ? driver.get() : byContent(in);
        }
    }

    private static Charset byContent(InputStream in) throws IOException {
        Utf8Check check = new Utf8Check();
        byte[] block = new byte[1 << 16];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            check.feed(block, 0, read);
        }
        return check.isUtf8() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private final class Features extends RecordIterator<Feature> {

        @Override
        protected @Nullable Feature read() {
            try {
                while (advance()) {
                    if (!table.isDeleted()) {
                        return feature();
                    }
                }
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(damage(e));
            }
        }

        private boolean advance() throws IOException {
            boolean shape = shapes.next();
            boolean row = table.next();
            if (shape != row) {
                while (shape) {
                    shape = shapes.next();
                }
                throw FormatTrouble.SHP_DBF_COUNT.with(shapes.count(), table.count());
            }
            return shape;
        }

        private Feature feature() {
            Geometry geometry = null;
            FormatException problem = null;
            try {
                geometry = shapes.shape();
            } catch (FormatException e) {
                problem = e;
            }
            return new Feature(shapes.count(), 0, table.values(), geometry, problem);
        }
    }
}
