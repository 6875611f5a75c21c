package org.vigie.ogc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** In which form a resource is answered: the parameter {@code f} says it, else the header {@code Accept}, else JSON. */
enum Kind {
    JSON("json", MediaType.APPLICATION_JSON),
    HTML("html", new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8));

    static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");
    static final MediaType OPEN_API = MediaType.valueOf("application/vnd.oai.openapi+json;version=3.0");
    static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

    private final String parameter;
    private final MediaType mediaType;

    Kind(String parameter, MediaType mediaType) {
        this.parameter = parameter;
        this.mediaType = mediaType;
    }

    /** Its value of {@code f}. */
    String parameter() {
        return parameter;
    }

    /** The media type of a resource whose JSON has a type of its own. */
    MediaType mediaType(MediaType json) {
        return this == JSON ? json : mediaType;
    }

    /** The media type as it stands in links. */
    String linkType(MediaType json) {
        return this == JSON ? json.toString() : MediaType.TEXT_HTML_VALUE;
    }

    /**
     * The form that a request asks for; an unknown {@code f} is left in {@code parameters}.
     *
     * @param json the type that the resource has as JSON
     * @throws Problem a 406 where only other types are accepted
     */
    static Kind of(Parameters parameters, String accept, MediaType json) {
        Optional<String> wanted = parameters.text("f");
        if (wanted.isPresent()) {
            Optional<Kind> kind = Arrays.stream(values())
                    .filter(each -> each.parameter.equals(wanted.get())
                            || each == JSON && wanted.get().equals("geojson"))
                    .findFirst();
            if (kind.isEmpty()) {
                parameters.error("f", "UNKNOWN_VALUE", wanted.get(), "json, html");
            }
            return kind.orElse(JSON);
        }
        return accepted(accept, json);
    }

    private static Kind accepted(String accept, MediaType json) {
        List<MediaType> types;
        try {
            types = new java.util.ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(types);
            types.sort(java.util.Comparator.comparingDouble(MediaType::getQualityValue)
                    .reversed());
        } catch (InvalidMediaTypeException e) {
            return JSON;
        }
        for (MediaType type : types) {
            if (type.getQualityValue() > 0) {
                if (type.includes(json) || type.includes(MediaType.APPLICATION_JSON) || json.includes(type)) {
                    return JSON;
                }
                if (type.includes(MediaType.TEXT_HTML) || type.includes(MediaType.APPLICATION_XHTML_XML)) {
                    return HTML;
                }
            }
        }
        if (types.isEmpty()) {
            return JSON;
        }
        throw new Problem(org.springframework.http.HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "f=json, f=html");
    }
}
