package org.vigie.geocode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import org.vigie.SharedData;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.CodAreas;
import org.vigie.jobs.RowIssue;

/** The shared gazetteers and boundaries in memory, without a database, for the evaluations. */
final class RealGazetteer {

    static final Words WORDS = new Words((key, arguments, language) -> java.text.MessageFormat.format(
            ResourceBundle.getBundle("org.vigie.geocode.messages", language).getString(key), arguments.toArray()));

    private static AreaIndex areas;
    private static List<GazetteerPlace> places;

    private RealGazetteer() {}

    static synchronized AreaIndex areas() {
        if (areas == null) {
            var files = new LinkedHashMap<String, Path>();
            files.put("BFA", SharedData.require("boundaries/bfa_adm3.geojson"));
            files.put("MLI", SharedData.require("boundaries/mli_adm3.geojson"));
            files.put("NER", SharedData.require("boundaries/ner_adm3.geojson"));
            areas = CodAreas.read(files);
        }
        return areas;
    }

    /** All places of the three GeoNames dumps, then OpenStreetMap's, then the list of Niger. */
    static synchronized List<GazetteerPlace> places() {
        if (places == null) {
            var all = new ArrayList<GazetteerPlace>();
            var files = new LinkedHashMap<String, String>();
            files.put("gazetteer/geonames_BF.txt", "BFA");
            files.put("gazetteer/geonames_ML.txt", "MLI");
            files.put("gazetteer/geonames_NE.txt", "NER");
            files.put("gazetteer/osm_places_BFA.csv", "BFA");
            files.put("gazetteer/ner_localites_by_commune.csv", "NER");
            files.forEach((file, country) -> all.addAll(read(SharedData.require(file), country)));
            places = all;
        }
        return places;
    }

    static Resolver resolver(Predicate<GazetteerPlace> kept) {
        var builder = new IndexBuilder(areas(), AreaAlias.shipped());
        places().stream().filter(kept).forEach(builder::add);
        return new Resolver(builder.build(), Spellings.NONE, WORDS);
    }

    private static List<GazetteerPlace> read(Path file, String country) {
        var places = new ArrayList<GazetteerPlace>();
        try {
            GazetteerFile.read(file, country, new GazetteerFile.Sink() {
                @Override
                public void place(long line, GazetteerPlace place) {
                    places.add(place);
                }

                @Override
                public void issue(RowIssue issue) {}
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
