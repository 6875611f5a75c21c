package org.vigie.formats;

/**
 * Every expected trouble in a file. The name is the stable code shown to users and programs; the texts in French and
 * English stand under the same name in {@code org/vigie/formats/messages_fr.properties} and {@code messages_en.properties}.
 */
public enum FormatTrouble {
    /** The file holds no byte, or nothing but white space. */
    EMPTY_FILE,

    /** A quoted field opens and never closes. Argument: the line where its record starts. */
    CSV_UNCLOSED_QUOTE,
    /** A field is longer than allowed, mostly because a quote never closes. Argument: the limit in characters. */
    CSV_FIELD_TOO_LONG,
    /** A record has more fields, or more characters in all, than any honest table. Argument: the limit. */
    CSV_RECORD_TOO_LONG,
    /** The file is not text: an archive, a picture, a workbook under a wrong name. */
    NOT_TEXT,

    /** The workbook cannot be read: damaged, encrypted, or another format. Argument: the reason in technical words. */
    XLSX_UNREADABLE,
    /** The workbook unpacks to more than allowed. Argument: the limit in megabytes. */
    XLSX_TOO_LARGE,
    /** The old binary format, or a workbook under a password. */
    XLSX_OLD_OR_ENCRYPTED,

    /** The text is no JSON. Arguments: column, reason in technical words. */
    GEOJSON_MALFORMED,
    /** The file ends in the middle of a value. Argument: complete features before the cut. */
    GEOJSON_TRUNCATED,
    /** JSON, but neither a FeatureCollection nor features. Argument: what was found. */
    GEOJSON_NOT_FEATURES,
    /** The geometry of one feature cannot be read. Argument: reason in technical words. */
    GEOJSON_BAD_GEOMETRY,
    /** Deeper, longer or with more coordinates than allowed. Argument: which limit. */
    GEOJSON_TOO_LARGE,

    /** The file is no zip archive, or a damaged one. */
    ZIP_UNREADABLE,
    /** No .shp inside the archive. */
    ZIP_NO_SHP,
    /** Several .shp inside the archive. Argument: their names. */
    ZIP_SEVERAL_SHP,
    /** The .dbf that belongs to the .shp is missing. Argument: its expected name. */
    ZIP_NO_DBF,
    /** The archive unpacks to more than allowed, or holds too many entries. Argument: the limit in megabytes. */
    ZIP_TOO_LARGE,

    /** The .shp is damaged. Arguments: record number (0 for the header), reason in technical words. */
    SHP_UNREADABLE,
    /** The .shp ends in the middle of a record. Argument: complete records before the cut. */
    SHP_TRUNCATED,
    /** A shape type that is not read, such as MultiPatch. Argument: its number. */
    SHP_TYPE_UNSUPPORTED,
    /** One shape cannot be read. Arguments: record number, reason in technical words. */
    SHP_BAD_SHAPE,
    /** The .dbf is damaged. Argument: reason in technical words. */
    DBF_UNREADABLE,
    /** The .dbf ends in the middle of a record. Argument: complete records before the cut. */
    DBF_TRUNCATED,
    /** .shp and .dbf hold different numbers of records. Arguments: number in the .shp, number in the .dbf. */
    SHP_DBF_COUNT,

    /** More than a shapefile can hold (2 GB a file). Arguments: file name ending, size in megabytes; take GeoPackage. */
    SHAPEFILE_TOO_LARGE,
    /** A value that does not fit its field. Arguments: field name, value. */
    SHAPEFILE_VALUE_TOO_WIDE,

    /** A coordinate reference system other than WGS 84 longitude and latitude; raised by the caller. Argument: its text. */
    CRS_UNSUPPORTED;

    /**
     * This trouble as an exception.
     *
     * @param line line of the file, from 1; 0 when it has none or it is not known
     * @param arguments what the message needs, in the order given above
     */
    public FormatException at(long line, Object... arguments) {
        return new FormatException(this, line, arguments);
    }

    /** This trouble as an exception without a line. */
    public FormatException with(Object... arguments) {
        return new FormatException(this, 0, arguments);
    }
}
