package org.vigie.formats;

/**
 * One record of a table.
 *
 * @param line for CSV the line of the file, for .xlsx the row of the sheet, where the record starts, from 1 (the header
 *     included). A record may span several lines
 * @param cells as many as the record really has, which may be fewer or more than the header; an empty cell is ""; the
 *     receiver owns the array
 */
public record TableRow(long line, String[] cells) {

    /** The cell of a column, from 0; "" where the record is too short. */
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    /** Whether every cell is empty or white space. */
    public boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
