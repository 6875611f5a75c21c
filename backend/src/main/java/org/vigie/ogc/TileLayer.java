package org.vigie.ogc;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.vigie.access.Reader;
import org.vigie.api.Parameters;

/** A layer of vector tiles. */
interface TileLayer {

    /** Its name in addresses and in the tiles. */
    String id();

    /** The deepest zoom; beyond, clients enlarge. */
    int mostZoom();

    /** Whether a reader may see that it is there. */
    default boolean isFor(Reader reader) {
        return true;
    }

    /** Whether its tiles follow from the incidents, and not from the boundaries alone. */
    boolean isOfData();

    /**
     * The tiles of a request, all of one choice of data.
     *
     * @param key all that decides them, for what is kept between tiles
     * @throws org.vigie.api.Problem a 400 for what is wrong in {@code parameters}, a 404 for boundary sets that are not there
     */
    Tiles open(Parameters parameters, String key);

    /** The tiles of one choice of data. */
    interface Tiles {

        /** One tile, not compressed; no bytes where nothing is in it. */
        byte[] tile(TileCoord tile);

        /** WGS 84 longitude/latitude. */
        Envelope extent();

        /** What the features tell. */
        List<Queryable> fields();

        /** What else is to be said of them, by name, for the description of the layer. */
        Map<String, Object> notes(java.util.Locale language);
    }
}
