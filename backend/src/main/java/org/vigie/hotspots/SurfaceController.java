package org.vigie.hotspots;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.Areas;
import org.vigie.geo.WorkingProjection;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.Visibility;
import org.vigie.styles.Measure;
import org.vigie.styles.Scale;

/** The density surface as a picture for maps, and as a GeoTIFF for GIS. */
@RestController
class SurfaceController {

    /** The box of the picture, for those who named none: {@code west,south,east,north} in degrees. */
    static final String BBOX_HEADER = "Vigie-Bbox";

    private static final MediaType TIFF = MediaType.parseMediaType("image/tiff; application=geotiff");
    private static final int MOST_PIXELS_A_SIDE = 4096;
    private static final int DEFAULT_WIDTH = 1024;
    private static final long MOST_PIXELS = 4_194_304;

    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final WorkingProjection projection;

    SurfaceController(
            HotspotService hotspots,
            Categories categories,
            Areas areas,
            DataVersion dataVersion,
            WorkingProjection projection) {
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
        this.projection = projection;
    }

    private record Picture(byte[] bytes, Bbox box) {}

    private interface Drawing {
        Picture of(HotspotQuery query, Surface surface) throws IOException;
    }

    @GetMapping(path = "/api/v1/hotspots/surface.tif", produces = "image/tiff")
    @Nullable
    ResponseEntity<byte[]> tif(Parameters parameters, HttpServletRequest request, WebRequest conditional)
            throws IOException {
        Optional<Bbox> asked = Bbox.read(parameters);
        return answer(TIFF, parameters, request, conditional, (query, surface) -> {
            var all = SurfaceCoverage.extent(surface);
            var within = asked.map(box -> box.projected(projection)).orElse(all);
            if (!within.intersects(all)) {
                throw Problem.invalid(
                        "bbox", "NOTHING_WITHIN", asked.orElseThrow().text());
            }
            byte[] tif = SurfaceCoverage.geoTiff(SurfaceCoverage.of(surface, projection, within));
            return new Picture(tif, asked.orElseGet(() -> Bbox.around(all, projection)));
        });
    }

    @GetMapping(path = "/api/v1/hotspots/surface.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Nullable
    ResponseEntity<byte[]> png(Parameters parameters, HttpServletRequest request, WebRequest conditional)
            throws IOException {
        Optional<Bbox> asked = Bbox.read(parameters);
        int width = parameters
                .integer("width", 1, MOST_PIXELS_A_SIDE)
                .orElse((long) DEFAULT_WIDTH)
                .intValue();
        Optional<Long> askedHeight = parameters.integer("height", 1, MOST_PIXELS_A_SIDE);
        return answer(MediaType.IMAGE_PNG, parameters, request, conditional, (query, surface) -> {
            Bbox box = asked.orElseGet(() -> Bbox.around(SurfaceCoverage.extent(surface), projection));
            int height = askedHeight.map(Long::intValue).orElseGet(() -> SurfaceImage.heightFor(box, width));
            if ((long) width * height > MOST_PIXELS) {
                throw Problem.invalid("width", "TOO_MANY_PIXELS", width, height, MOST_PIXELS);
            }
            long days = hotspots.period(query).days();
            Scale scale = Scale.of(Measure.KERNEL, days);
            return new Picture(SurfaceImage.png(surface, scale, projection, box, width, height), box);
        });
    }

    private @Nullable ResponseEntity<byte[]> answer(
            MediaType type, Parameters parameters, HttpServletRequest request, WebRequest conditional, Drawing drawing)
            throws IOException {
        long version = dataVersion.current();
        String etag = Caching.weakETag(
                version,
                request.getParameterMap(),
                request.getRequestURI(),
                hotspots.today(),
                hotspots.countedSources().hashCode(),
                Visibility.current().key());
        if (conditional.checkNotModified(etag)) {
            return null;
        }
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, version);
        HotspotQuery query =
                HotspotQuery.read(parameters, categories, asOf.map(areas::asOf).orElseGet(areas::current));
        parameters.verify();
        Surface surface = hotspots.surface(query).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_COVERED"));
        Picture picture = drawing.of(query, surface);
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(BBOX_HEADER, picture.box().text())
                .body(picture.bytes());
    }
}
