package org.vigie.snapshots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.vigie.maps.Fonts;
import org.vigie.maps.Paragraph;

/**
 * A table: a header, and rows whose cells are texts or small drawings. A text that does not fit its column is broken into lines.
 *
 * @param columns from the left
 * @param rows each with a cell for every column
 */
record TableBlock(List<Column> columns, List<List<Cell>> rows) implements Block {

    private static final double PADDING = 3;
    private static final double HEAD = 7.8;

    /** A column, points wide; numbers stand at its right edge. */
    record Column(String head, double width, boolean number) {}

    /** What stands in a cell. */
    sealed interface Cell {}

    /** Words, perhaps bold. */
    record Words(String text, boolean bold) implements Cell {}

    /** A square in a colour. */
    record Swatch(Color colour) implements Cell {}

    /** A small drawing of the column's width. */
    record Drawing(double height, Drawer drawer) implements Cell {}

    static Cell words(String text) {
        return new Words(text, false);
    }

    @Override
    public double height() {
        return headHeight() + rows.stream().mapToDouble(this::height).sum() + 4;
    }

    private double headHeight() {
        return columns.stream()
                        .mapToDouble(
                                column -> Paragraph.of(column.head, Fonts.regular(HEAD), column.width - 2 * PADDING)
                                        .height())
                        .max()
                        .orElse(0)
                + 2 * PADDING;
    }

    private double height(List<Cell> row) {
        double height = 0;
        for (int i = 0; i < columns.size(); i++) {
            height = Math.max(height, height(row.get(i), columns.get(i)));
        }
        return height + PADDING;
    }

    private static double height(Cell cell, Column column) {
        if (cell instanceof Words words) {
            return lines(words, column).height();
        }
        return cell instanceof Drawing drawing ? drawing.height : TEXT;
    }

    private static Paragraph lines(Words words, Column column) {
        Font font = words.bold ? Fonts.bold(TEXT) : Fonts.regular(TEXT);
        return Paragraph.of(words.text, font, column.width - 2 * PADDING);
    }

    @Override
    public void draw(Graphics2D g, double x, double y) {
        double left = x;
        double width = columns.stream().mapToDouble(Column::width).sum();
        for (Column column : columns) {
            Paragraph head = Paragraph.of(column.head, Fonts.regular(HEAD), column.width - 2 * PADDING);
            write(g, head, column, left, y + PADDING, SOFT);
            left += column.width;
        }
        double top = y + headHeight();
        Block.rule(g, x, top, width);
        for (List<Cell> row : rows) {
            draw(g, row, x, top + PADDING / 2);
            top += height(row);
            Block.rule(g, x, top, width);
        }
    }

    private void draw(Graphics2D g, List<Cell> row, double x, double y) {
        double left = x;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Cell cell = row.get(i);
            if (cell instanceof Words words) {
                write(g, lines(words, column), column, left, y, INK);
            } else if (cell instanceof Swatch swatch) {
                Block.fill(g, SOFT, left + PADDING, y + 1.5, 9, 9);
                Block.fill(g, swatch.colour, left + PADDING + 0.5, y + 2, 8, 8);
            } else if (cell instanceof Drawing drawing) {
                drawing.drawer.draw(g, left + PADDING, y);
            }
            left += column.width;
        }
    }

    /** Numbers end at the right edge, line by line. */
    private static void write(Graphics2D g, Paragraph text, Column column, double left, double y, Color ink) {
        if (!column.number) {
            text.draw(g, left + PADDING, y, ink);
            return;
        }
        double top = y;
        for (String line : text.lines()) {
            double width = Fonts.width(line, text.font());
            top = new Paragraph(List.of(line), text.font()).draw(g, left + column.width - PADDING - width, top, ink);
        }
    }
}
