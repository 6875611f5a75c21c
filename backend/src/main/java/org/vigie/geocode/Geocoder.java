package org.vigie.geocode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Service;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Placement;
import org.vigie.geocode.GeocodeIndex.Entry;

/** Words about a place to a location, and a location to words. Thread safe; thousands of names a second a thread. */
@Service
public class Geocoder {

    private final IndexCache cache;

    Geocoder(IndexCache cache) {
        this.cache = cache;
    }

    /**
     * What the words of a report mean. Any text is answered; nothing is thrown for it.
     *
     * @param language of the reasons, French unless English
     */
    public Resolution geocode(PlaceQuery query, Locale language) {
        return cache.current().resolve(query, language);
    }

    /**
     * The finest area that a report names in its columns or in its phrase, where it is one and known: what remains known
     * when the place itself is not found. Its precision is that of its level.
     */
    public Optional<Candidate> findStatedArea(PlaceQuery query, Locale language) {
        Resolver resolver = cache.current();
        Stated stated = resolver.stated(query);
        boolean one = stated.finest().size() == 1 && !stated.contradictory();
        if (!one && (stated.country() == null || !stated.finest().isEmpty())) {
            return Optional.empty();
        }
        var areasOnly = new PlaceQuery(
                null,
                stated.country(),
                null,
                null,
                one ? resolver.index().tree().area(stated.finest().get(0)).pcode() : null,
                null);
        return resolver.resolve(areasOnly, language).placed();
    }

    /**
     * How far a position lies from the commune that a report names, in kilometres, 0 inside; of several communes of that
     * name from the nearest. Empty where the report names none that is known.
     *
     * @param longitude WGS 84 degrees east
     * @param latitude WGS 84 degrees north
     */
    public OptionalDouble kmFromStatedCommune(PlaceQuery query, double longitude, double latitude) {
        Resolver resolver = cache.current();
        AreaTree tree = resolver.index().tree();
        return resolver.stated(query).finest().stream()
                .map(tree::area)
                .filter(area -> area.level() == Area.COMMUNE)
                .mapToDouble(area -> tree.index().distanceMeters(area.pcode(), longitude, latitude) / 1000)
                .min();
    }

    /**
     * What lies at a position.
     *
     * @param longitude WGS 84 degrees east, -180..180
     * @param latitude WGS 84 degrees north, -90..90
     */
    public ReversePlace reverse(double longitude, double latitude) {
        GeocodeIndex index = cache.current().index();
        AreaIndex areas = index.tree().index();
        Optional<Placement> placement = areas.locate(longitude, latitude, null);
        List<ReversePlace.Part> parts = placement.stream()
                .flatMap(found -> java.util.stream.Stream.of(3, 2, 1, 0)
                        .flatMap(level -> areas.ancestor(found.pcode(), level).stream()))
                .map(area -> new ReversePlace.Part(area.level(), area.pcode(), area.displayName()))
                .toList();
        return new ReversePlace(
                parts,
                placement.map(Placement::country).orElse(null),
                placement.map(Placement::flag).map(Enum::name).orElse(null),
                index.nearestSettlement(longitude, latitude)
                        .map(entry -> near(entry, longitude, latitude))
                        .orElse(null));
    }

    /** Grows or changes whenever an answer may have changed. */
    String version() {
        return cache.version();
    }

    private static ReversePlace.Near near(Entry entry, double longitude, double latitude) {
        double km = Spheres.distanceKm(entry.longitude(), entry.latitude(), longitude, latitude);
        double bearing = Spheres.bearingDegrees(entry.longitude(), entry.latitude(), longitude, latitude);
        return new ReversePlace.Near(entry.name(), entry.longitude(), entry.latitude(), km, bearing);
    }
}
