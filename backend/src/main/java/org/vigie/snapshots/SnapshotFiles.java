package org.vigie.snapshots;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.exports.HotspotTable;
import org.vigie.hotspots.HotspotResult;

/** All files of a snapshot, from one result. */
@Component
class SnapshotFiles {

    private final HotspotTable table;
    private final FrozenDocument document;
    private final EmbedData embed;
    private final SnapshotPage page;

    SnapshotFiles(HotspotTable table, FrozenDocument document, EmbedData embed, SnapshotPage page) {
        this.table = table;
        this.document = document;
        this.embed = embed;
        this.page = page;
    }

    Map<FileName, byte[]> of(Snapshot snapshot, HotspotResult result) {
        var files = new EnumMap<FileName, byte[]>(FileName.class);
        files.put(FileName.CSV, table.csv(result, snapshot.language()));
        files.put(FileName.JSON, document.of(snapshot, result, Map.of()));
        files.put(FileName.EMBED, embed.of(snapshot, result));
        files.put(FileName.HTML, page.of(snapshot, result, files));
        return files;
    }
}
