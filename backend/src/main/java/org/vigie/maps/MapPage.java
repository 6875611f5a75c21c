package org.vigie.maps;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.hotspots.Bbox;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;

/**
 * What a map shows and says.
 *
 * @param result the numbers; at least the fields of {@link #FIELDS}, see {@link #query}
 * @param title as it is written above the map; blank for the name of the measure
 * @param language of all words, French or English
 * @param layout how large the page is
 * @param view the part of the world to be shown, degrees; null for all areas of the result
 * @param sources of the incidents, as they are credited; empty where they are not to be told
 * @param marking how far the page may travel; written on its bands
 * @param madeAt when the page was made
 * @param note one more line under the title, such as the audience; may be blank
 */
public record MapPage(
        HotspotResult result,
        String title,
        Locale language,
        Layout layout,
        @Nullable Bbox view,
        List<String> sources,
        Marking marking,
        Instant madeAt,
        String note) {

    public MapPage {
        sources = List.copyOf(sources);
    }

    /** What a map needs to know of each area. */
    public static final Set<CommuneField> FIELDS = Set.copyOf(EnumSet.of(
            CommuneField.NAME,
            CommuneField.COUNTRY,
            CommuneField.COUNT,
            CommuneField.COVERED,
            CommuneField.GI,
            CommuneField.SILENCE,
            CommuneField.RANK,
            CommuneField.LEGEND_CLASS,
            CommuneField.FEW));

    /** A query for what a map needs, all that it asks for besides kept. */
    public static HotspotQuery query(HotspotQuery query) {
        var fields = EnumSet.copyOf(FIELDS);
        fields.addAll(query.fields());
        fields.add(CommuneField.of(query.measure()));
        return query.withFields(fields);
    }

    /** The same page in another size. */
    public MapPage withLayout(Layout other) {
        return new MapPage(result, title, language, other, view, sources, marking, madeAt, note);
    }
}
