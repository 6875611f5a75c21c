package org.vigie.formats;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a geographic file.
 *
 * @param index its number in the file, from 1
 * @param line the line where it starts, from 1; 0 in formats without lines
 * @param attributes by name, in the order of the file; values are String, Long, Double, BigDecimal, Boolean, LocalDate
 *     or null, nested JSON is given as its text. Not modifiable
 * @param geometry in the coordinates of the file (x first: longitude, latitude), Z and M dropped; null when the feature
 *     has none, or an unreadable one: then {@code problem} says why. It may be invalid (self-crossing): the receiver judges
 * @param problem why the geometry could not be read, null when all is well; the features behind it are not affected
 */
public record Feature(
        long index,
        long line,
        Map<String, @Nullable Object> attributes,
        @Nullable Geometry geometry,
        @Nullable FormatException problem) {}
