package org.vigie.areas.boundaryfile;

import java.util.List;
import java.util.SortedMap;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a boundary file: the lowest area that the file draws, which serves as commune.
 *
 * @param line where it stands: the line, or in formats without lines the number of the feature
 * @param pcode its code, or "" where it has none
 * @param name its name, or "" where it has none
 * @param aliases other spellings
 * @param parents the areas above it that the file names, by level 0..2
 * @param geometry WGS 84 longitude/latitude; empty where the file gives none that can be used
 */
record FileArea(
        long line,
        String pcode,
        String name,
        List<String> aliases,
        SortedMap<Integer, FileParent> parents,
        Geometry geometry) {

    /** An area above, as the row of the lower one names it. */
    record FileParent(String pcode, String name, List<String> aliases) {}

    FileArea with(Geometry repaired) {
        return new FileArea(line, pcode, name, aliases, parents, repaired);
    }
}
