package org.vigie.snapshots;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.exports.HotspotTable;
import org.vigie.hotspots.HotspotResult;
import org.vigie.maps.Layout;
import org.vigie.maps.MapDrawing;
import org.vigie.maps.MapPage;

/** All files of a snapshot, from one result. */
@Component
class SnapshotFiles {

    private final HotspotTable table;
    private final FrozenDocument document;
    private final EmbedData embed;
    private final SnapshotPage page;
    private final MapDrawing drawing;
    private final PictureWords words;

    SnapshotFiles(
            HotspotTable table,
            FrozenDocument document,
            EmbedData embed,
            SnapshotPage page,
            MapDrawing drawing,
            PictureWords words) {
        this.drawing = drawing;
        this.words = words;
        this.table = table;
        this.document = document;
        this.embed = embed;
        this.page = page;
    }

    /**
     * All of them.
     *
     * @param sources of the incidents, as they are credited
     * @param sections more of its JSON, by name
     */
    Map<FileName, byte[]> of(Snapshot snapshot, HotspotResult result, List<String> sources, Map<String, ?> sections) {
        var files = new EnumMap<FileName, byte[]>(FileName.class);
        MapPage map = map(snapshot, result, sources);
        files.put(FileName.PNG, drawing.png(map, 1));
        files.put(FileName.PNG2, drawing.png(map, 2));
        files.put(FileName.SVG, drawing.svg(map));
        files.put(FileName.PDF, drawing.pdf(map.withLayout(Layout.A4_LANDSCAPE)));
        files.put(FileName.CSV, table.csv(result, snapshot.language()));
        files.put(FileName.JSON, document.of(snapshot, result, sources, sections));
        files.put(FileName.EMBED, embed.of(snapshot, result));
        files.put(FileName.HTML, page.of(snapshot, result, sources, files));
        return files;
    }

    /** The map of a snapshot as it is drawn. */
    MapPage map(Snapshot snapshot, HotspotResult result, List<String> sources) {
        return new MapPage(
                result,
                snapshot.title(),
                snapshot.language(),
                Layout.SCREEN,
                Questions.window(snapshot.parameters()),
                sources,
                snapshot.marking(),
                snapshot.madeAt(),
                words.text("note", snapshot.language(), snapshot.id()));
    }
}
