package org.vigie.snapshots;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.hotspots.HotspotResult;
import org.vigie.maps.Fonts;
import org.vigie.maps.Layout;
import org.vigie.maps.MapDrawing;
import org.vigie.maps.MapPage;
import org.vigie.maps.MarkingBand;
import org.vigie.maps.PdfBook;

/** A bulletin on pages of A4: its parts one under the other, each whole, the marking at both ends of every page. */
@Component
class BulletinPdf {

    private static final Layout PAGE = Layout.A4_PORTRAIT;
    private static final double MARGIN = 42;
    private static final double BAND = 15;
    private static final double TOP = BAND + 14;
    private static final double BOTTOM = PAGE.height() - BAND - 26;
    private static final double WIDTH = PAGE.width() - 2 * MARGIN;
    private static final double MAP_TEXT = 6.6;
    private static final double FOOT_TEXT = 7.5;

    private final MapDrawing drawing;
    private final SnapshotFiles files;
    private final BulletinPages pages;
    private final PictureWords words;

    BulletinPdf(MapDrawing drawing, SnapshotFiles files, BulletinPages pages, PictureWords words) {
        this.drawing = drawing;
        this.files = files;
        this.pages = pages;
        this.words = words;
    }

    byte[] of(Snapshot snapshot, HotspotResult result, BulletinFacts facts, List<String> credits) {
        MapPage map = files.map(snapshot, result, credits).withLayout(PAGE);
        List<Block> blocks = pages.of(
                snapshot,
                result,
                facts,
                credits,
                (g, x, y, width, height) ->
                        drawing.drawMap(g, map, new Rectangle2D.Double(x, y, width, height), MAP_TEXT),
                WIDTH);
        List<List<Block>> paged = paged(blocks);
        try (var book = new PdfBook(snapshot.title(), snapshot.language(), snapshot.madeAt())) {
            for (int i = 0; i < paged.size(); i++) {
                int number = i + 1;
                book.addPage(PAGE, g -> page(g, snapshot, paged.get(number - 1), number, paged.size()));
            }
            return book.bytes();
        }
    }

    /** As many on a page as fit; what leads goes with what follows it. */
    private static List<List<Block>> paged(List<Block> blocks) {
        List<List<Block>> pages = new ArrayList<>();
        List<Block> page = new ArrayList<>();
        double room = BOTTOM - TOP;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double needed = block.height()
                    + (block.leads() && i + 1 < blocks.size()
                            ? blocks.get(i + 1).height()
                            : 0);
            if (!page.isEmpty() && needed > room) {
                pages.add(page);
                page = new ArrayList<>();
                room = BOTTOM - TOP;
            }
            page.add(block);
            room -= block.height();
        }
        pages.add(page);
        return pages;
    }

    private void page(Graphics2D g, Snapshot snapshot, List<Block> blocks, int number, int of) {
        double y = TOP;
        for (Block block : blocks) {
            block.draw(g, MARGIN, y);
            y += block.height();
        }
        foot(g, snapshot, number, of);
        new MarkingBand(
                        snapshot.marking(),
                        snapshot.exercise() ? words.text("bulletin.exercise", snapshot.language()) : "")
                .draw(
                        g,
                        new Rectangle2D.Double(0, 0, PAGE.width(), BAND),
                        new Rectangle2D.Double(0, PAGE.height() - BAND, PAGE.width(), BAND),
                        9);
    }

    private void foot(Graphics2D g, Snapshot snapshot, int number, int of) {
        double y = BOTTOM + 6;
        Block.rule(g, MARGIN, y, WIDTH);
        String count = words.text("bulletin.page", snapshot.language(), String.valueOf(number), String.valueOf(of));
        double width = Fonts.width(count, Fonts.regular(FOOT_TEXT)) + 1;
        Block.text(
                        words.text(
                                "bulletin.foot",
                                snapshot.language(),
                                PictureWords.number(snapshot.dataVersion(), snapshot.language()),
                                words.moment(snapshot.madeAt(), snapshot.language()),
                                snapshot.id()),
                        FOOT_TEXT,
                        false,
                        Block.SOFT,
                        WIDTH - width - 10)
                .draw(g, MARGIN, y + 2);
        Block.text(count, FOOT_TEXT, false, Block.SOFT, width).draw(g, MARGIN + WIDTH - width, y + 2);
    }
}
