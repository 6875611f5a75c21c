package org.vigie.exports;

import java.util.Locale;
import org.vigie.formats.Column;
import org.vigie.formats.DbfField;

/**
 * One line of the field table, fields.csv: a field's name in each format, its type and what it means.
 *
 * @param path where its value stands in a row: {@code count}, or {@code gi.z} for a part of a part
 * @param ownName its name where that does not follow from the path; else empty
 * @param shapefileName at most 10 characters
 * @param width bytes in a .dbf
 * @param decimals digits behind the point in a .dbf
 * @param unit empty for none
 * @param hxl Humanitarian Exchange Language tag; empty for none
 */
record Field(
        Subject subject,
        String path,
        String ownName,
        String shapefileName,
        Column.Type type,
        int width,
        int decimals,
        String unit,
        String hxl,
        String french,
        String english) {

    /** Its name where names may be long: {@code gi.z} is {@code giZ}. */
    String name() {
        if (!ownName.isEmpty()) {
            return ownName;
        }
        var name = new StringBuilder();
        for (String part : path.split("\\.")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    String description(Locale language) {
        return language.getLanguage().equals("en") ? english : french;
    }

    Column column(Locale language) {
        String description = description(language);
        return new Column(name(), type, description, unit.isEmpty() ? description : description + " [" + unit + "]");
    }

    /** @param textWidth how many bytes a text has at most; no wider than the table says */
    DbfField dbf(int textWidth) {
        return switch (type) {
            case TEXT -> DbfField.text(shapefileName, Math.max(1, Math.min(width, textWidth)));
            case WHOLE -> DbfField.whole(shapefileName, width);
            case DECIMAL -> DbfField.decimal(shapefileName, width, decimals);
            case DATE -> DbfField.date(shapefileName);
            case TRUTH -> DbfField.truth(shapefileName);
        };
    }
}
