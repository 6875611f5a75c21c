package org.vigie.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * GeoJSON (RFC 7946) as a stream: a FeatureCollection, one Feature, or features one after the other (newline-delimited).
 * Foreign members are passed over. UTF-8; UTF-16 with a mark and windows-1252 are understood too.
 */
public final class GeoJsonFeatures implements FeatureSource {

    /** The deepest nesting, the longest number and the longest text that are read. */
    static final int MAX_DEPTH = 100;

    static final int MAX_NUMBER_CHARS = 200;
    static final int MAX_STRING_CHARS = 4 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxStringLength(MAX_STRING_CHARS)
                    .maxNameLength(10_000)
                    .build())
            .build();

    private final Optional<String> crs;
    private final JsonParser parser;
    private final GeoJsonFeature features;
    private final Iterator<Feature> iterator = new Features();
    private long count;
    private boolean inCollection;
    private boolean sawValue;

    private GeoJsonFeatures(Optional<String> crs, JsonParser parser) {
        this.crs = crs;
        this.parser = parser;
        this.features = new GeoJsonFeature(parser);
    }

    /**
     * Opens a GeoJSON file. Its {@code crs} member is looked for first, wherever it stands.
     *
     * @throws FormatException {@code EMPTY_FILE} or {@code NOT_TEXT}
     */
    public static GeoJsonFeatures open(Path file) throws IOException {
        TextCharset charset = TextCharset.detect(file);
        Optional<String> crs;
        try (JsonParser parser = parser(file, charset)) {
            crs = GeoJsonCrs.find(parser);
        }
        return new GeoJsonFeatures(crs, parser(file, charset));
    }

    @Override
    public Optional<String> crs() {
        return crs;
    }

    /**
     * {@inheritDoc} The troubles are {@code GEOJSON_MALFORMED}, {@code GEOJSON_TRUNCATED}, {@code GEOJSON_NOT_FEATURES}
     * and {@code GEOJSON_TOO_LARGE}, each with its line.
     */
    @Override
    public Iterator<Feature> iterator() {
        return iterator;
    }

    @Override
    public void close() {
        parser.close();
    }

    private static JsonParser parser(Path file, TextCharset charset) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(charset.bomLength());
        return charset.charset().equals(StandardCharsets.UTF_8)
                ? JSON.createParser(ObjectReadContext.empty(), in)
                : JSON.createParser(ObjectReadContext.empty(), new InputStreamReader(in, charset.charset()));
    }

    private int line() {
        return Math.max(0, parser.currentLocation().getLineNr());
    }

    private final class Features extends RecordIterator<Feature> {

        @Override
        protected @Nullable Feature read() {
            try {
                Feature feature = inCollection ? nextInCollection() : nextValue();
                count += feature == null ? 0 : 1;
                return feature;
            } catch (UnexpectedEndOfInputException e) {
                throw FormatTrouble.GEOJSON_TRUNCATED.at(line(), count);
            } catch (StreamConstraintsException e) {
                throw FormatTrouble.GEOJSON_TOO_LARGE.at(line(), e.getOriginalMessage());
            } catch (JacksonIOException e) {
                throw new UncheckedIOException(e.getCause());
            } catch (JacksonException e) {
                throw malformed(e);
            }
        }

        private FormatException malformed(JacksonException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            int line = e.getLocation() == null ? line() : e.getLocation().getLineNr();
            return FormatTrouble.GEOJSON_MALFORMED.at(Math.max(0, line), column, e.getOriginalMessage());
        }

        private @Nullable Feature nextInCollection() {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                return features.inCollection(count + 1);
            }
            if (token != JsonToken.END_ARRAY) {
                throw FormatTrouble.GEOJSON_NOT_FEATURES.at(line(), String.valueOf(token));
            }
            inCollection = false;
            features.skipRestOfObject();
            return nextValue();
        }

        private @Nullable Feature nextValue() {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                sawValue = true;
                if (token != JsonToken.START_OBJECT) {
                    throw FormatTrouble.GEOJSON_NOT_FEATURES.at(line(), String.valueOf(token));
                }
                Feature feature = features.atRoot(count + 1);
                if (feature != null) {
                    return feature;
                }
                inCollection = true;
                return nextInCollection();
            }
            if (!sawValue) {
                throw FormatTrouble.EMPTY_FILE.with();
            }
            return null;
        }
    }
}
