package org.vigie.ingest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** GeoJSON (RFC 7946): our own fields as properties, the position as the geometry. */
@Component
class GeoJsonProfile implements Profile {

    private final VigieProfile vigie;

    GeoJsonProfile(VigieProfile vigie) {
        this.vigie = vigie;
    }

    @Override
    public String id() {
        return "geojson";
    }

    /** Never by the header: what makes it is the kind of file. */
    @Override
    public boolean recognises(Header header) {
        return false;
    }

    @Override
    public Map<String, List<String>> names() {
        return vigie.names();
    }

    @Override
    public List<List<String>> required() {
        return vigie.required();
    }

    @Override
    public boolean namesUnknownColumns() {
        return true;
    }

    @Override
    public @Nullable Draft read(Row row, Defaults defaults) {
        return vigie.read(row, defaults);
    }
}
