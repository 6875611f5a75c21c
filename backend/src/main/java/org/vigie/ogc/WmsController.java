package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Messages;
import org.vigie.api.Problem;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Visibility;
import org.vigie.maps.DrawingQueue;
import org.vigie.maps.LayerDrawing;
import org.vigie.maps.LayerImage;
import org.vigie.maps.MapProjection;
import org.vigie.ogc.WmsException.Code;

/** Web Map Service 1.3.0 (OGC 06-042), and 1.1.1 (OGC 01-068r3) for older programs. */
@RestController
class WmsController {

    static final String PATH = "/ogc/wms";

    private final WmsLayers layers;
    private final WmsFeatureInfo information;
    private final WmsCapabilities capabilities;
    private final WmsReports reports;
    private final LayerDrawing drawing;
    private final DrawingQueue queue;
    private final DataVersion dataVersion;
    private final HotspotService hotspots;

    WmsController(
            WmsLayers layers,
            WmsFeatureInfo information,
            WmsCapabilities capabilities,
            WmsReports reports,
            LayerDrawing drawing,
            DrawingQueue queue,
            DataVersion dataVersion,
            HotspotService hotspots) {
        this.layers = layers;
        this.information = information;
        this.capabilities = capabilities;
        this.reports = reports;
        this.drawing = drawing;
        this.queue = queue;
        this.dataVersion = dataVersion;
        this.hotspots = hotspots;
    }

    private record Answer(String type, byte[] body) {}

    @GetMapping(PATH)
    @Nullable
    ResponseEntity<byte[]> wms(HttpServletRequest request, WebRequest conditional, Locale accepted) {
        var parameters = new WmsParameters(request.getParameterMap());
        Locale language = language(parameters, accepted);
        try {
            String etag = Caching.weakETag(
                    dataVersion.current(),
                    request.getParameterMap(),
                    PATH,
                    language.getLanguage(),
                    hotspots.today(),
                    hotspots.countedSources().hashCode(),
                    Visibility.current().key());
            if (conditional.checkNotModified(etag)) {
                return null;
            }
            Answer answer = answer(parameters, language);
            return ResponseEntity.ok()
                    .eTag(etag)
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .header(HttpHeaders.CONTENT_TYPE, answer.type())
                    .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                    .body(answer.body());
        } catch (WmsException e) {
            return report(parameters, e.code().name(), e.locator(), reports.message(e, language));
        } catch (Problem e) {
            return refused(parameters, e, language);
        }
    }

    private Answer answer(WmsParameters parameters, Locale language) {
        String service = parameters.text("SERVICE").orElse("WMS");
        if (!service.equalsIgnoreCase("WMS")) {
            throw new WmsException(Code.InvalidParameterValue, "SERVICE", "SERVICE", service);
        }
        String request = parameters.required("REQUEST");
        return switch (request.toLowerCase(Locale.ROOT)) {
            case "getcapabilities", "capabilities" ->
                new Answer(
                        parameters.isOld() ? "application/vnd.ogc.wms_xml" : "text/xml;charset=UTF-8",
                        bytes(capabilities.document(parameters.isOld(), language)));
            case "getmap", "map" -> map(parameters, language);
            case "getfeatureinfo", "feature_info" -> featureInfo(parameters, language);
            case "getlegendgraphic" -> legend(parameters, language);
            default -> throw new WmsException(Code.OperationNotSupported, "REQUEST", request);
        };
    }

    private Answer map(WmsParameters parameters, Locale language) {
        WmsView.verifyFormat(parameters);
        WmsView view = WmsView.read(parameters);
        return png(() -> drawing.png(layers.image(view, parameters, language)));
    }

    private Answer featureInfo(WmsParameters parameters, Locale language) {
        WmsView view = WmsView.read(parameters);
        List<WmsLayer> asked =
                parameters.list("QUERY_LAYERS").stream().map(WmsLayer::get).toList();
        if (asked.isEmpty()) {
            throw new WmsException(Code.MissingParameterValue, "QUERY_LAYERS", "QUERY_LAYERS");
        }
        asked.stream()
                .filter(layer -> !view.layers().contains(layer))
                .findFirst()
                .ifPresent(layer -> {
                    throw new WmsException(Code.LayerNotDefined, "QUERY_LAYERS", layer.name(), "LAYERS");
                });
        int column = point(parameters, parameters.isOld() ? "X" : "I", view.width());
        int row = point(parameters, parameters.isOld() ? "Y" : "J", view.height());
        String format = parameters.text("INFO_FORMAT").orElse("text/plain").toLowerCase(Locale.ROOT);
        var image = new LayerImage(
                List.of(), view.projection(), view.extent(), view.width(), view.height(), null, view.density());
        String text =
                information.of(asked, drawing.place(image, column + 0.5, row + 0.5), parameters, format, language);
        return new Answer(format + ";charset=UTF-8", bytes(text));
    }

    private static int point(WmsParameters parameters, String name, int size) {
        String text = parameters.required(name);
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value < size) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new WmsException(Code.InvalidPoint, name, name, text, String.valueOf(size - 1));
    }

    private Answer legend(WmsParameters parameters, Locale language) {
        WmsLayer layer = WmsLayer.get(parameters.required("LAYER"));
        return png(() -> layer.kind() == WmsLayer.Kind.BOUNDARIES
                ? drawing.legend(layer.level())
                : drawing.legend(layers.legend(layer, parameters, language), language));
    }

    private Answer png(Supplier<byte[]> picture) {
        return new Answer(MediaType.IMAGE_PNG_VALUE, queue.draw(picture));
    }

    /** What the service's own filter refuses, in the form that WMS has for it. */
    private ResponseEntity<byte[]> refused(WmsParameters parameters, Problem problem, Locale language) {
        if (problem.status().is5xxServerError()) {
            throw problem;
        }
        boolean time = parameters.text("TIME").isPresent()
                && problem.fieldErrors().stream()
                        .anyMatch(error ->
                                error.field().equals("from") || error.field().equals("to"));
        String locator = problem.fieldErrors().isEmpty()
                ? ""
                : problem.fieldErrors().get(0).field();
        Code code = time
                ? Code.InvalidDimensionValue
                : problem.fieldErrors().isEmpty() ? Code.NoApplicableCode : Code.InvalidParameterValue;
        return report(parameters, code.name(), time ? "TIME" : locator, reports.message(problem, language));
    }

    /** Programs read the report and not the status, so it is 200, as they expect; a blank picture where they asked for one. */
    private ResponseEntity<byte[]> report(WmsParameters parameters, String code, String locator, String message) {
        String exceptions = parameters.text("EXCEPTIONS").orElse("XML").toUpperCase(Locale.ROOT);
        var answer = ResponseEntity.status(HttpStatus.OK).cacheControl(CacheControl.noStore());
        if (exceptions.endsWith("BLANK") && isSized(parameters)) {
            var layer = new LayerImage(
                    List.of(),
                    MapProjection.DEGREES,
                    new Envelope(0, 1, 0, 1),
                    parameters.integer("WIDTH", 1, WmsView.MOST_SIDE),
                    parameters.integer("HEIGHT", 1, WmsView.MOST_SIDE),
                    parameters.flag("TRANSPARENT") ? null : (Integer) 0xffffff,
                    1);
            return answer.contentType(MediaType.IMAGE_PNG).body(queue.draw(() -> drawing.png(layer)));
        }
        String type = parameters.isOld() ? "application/vnd.ogc.se_xml" : "text/xml;charset=UTF-8";
        return answer.header(HttpHeaders.CONTENT_TYPE, type)
                .body(bytes(reports.document(code, locator, message, parameters.isOld())));
    }

    private static boolean isSized(WmsParameters parameters) {
        try {
            return (long) parameters.integer("WIDTH", 1, WmsView.MOST_SIDE)
                            * parameters.integer("HEIGHT", 1, WmsView.MOST_SIDE)
                    <= WmsView.MOST_PIXELS;
        } catch (WmsException e) {
            return false;
        }
    }

    private static Locale language(WmsParameters parameters, Locale accepted) {
        String wanted =
                parameters.text("LANGUAGE").or(() -> parameters.text("LANG")).orElse("");
        return Messages.LANGUAGES.stream()
                .filter(language -> wanted.toLowerCase(Locale.ROOT).startsWith(language.getLanguage()))
                .findFirst()
                .orElse(accepted);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
