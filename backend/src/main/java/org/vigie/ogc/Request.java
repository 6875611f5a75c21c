package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;

/**
 * One request to the live connection: its form and language, and the links that its answer carries.
 *
 * @param base the landing page's address, without a slash at its end
 * @param path what follows it, beginning with a slash; empty for the landing page
 * @param given the request's parameters
 * @param json the type that the resource has as JSON
 */
record Request(
        String base,
        String path,
        Map<String, String[]> given,
        Kind kind,
        MediaType json,
        Locale language,
        Messages messages) {

    static final String ROOT = "/ogc/features";

    /** The request; errors are left in {@code parameters}. */
    static Request of(
            HttpServletRequest request, Parameters parameters, MediaType json, Locale accepted, Messages messages) {
        Optional<String> wanted = parameters.text("lang");
        Locale language = wanted.flatMap(name -> Messages.LANGUAGES.stream()
                        .filter(each -> each.getLanguage().equals(name))
                        .findFirst())
                .orElse(accepted);
        if (wanted.isPresent() && !wanted.get().equals(language.getLanguage())) {
            parameters.error("lang", "UNKNOWN_VALUE", wanted.get(), "fr, en");
        }
        String root = ServletUriComponentsBuilder.fromContextPath(request)
                .path(ROOT)
                .build()
                .toUriString();
        String path = request.getRequestURI().substring(request.getContextPath().length() + ROOT.length());
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("*/*");
        return new Request(
                root,
                path.equals("/") ? "" : path,
                request.getParameterMap(),
                Kind.of(parameters, accept, json),
                json,
                language,
                messages);
    }

    /** A message of this package in the reader's language. */
    String text(String key, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        return messages.text("ogc." + key, texts, language);
    }

    /** A link to another resource of the connection, in the default form. */
    Link link(String rel, String where, MediaType type, String title) {
        return new Link(base + where, rel, type.toString(), title, null);
    }

    /** The links to the same resource in this form and in the other. */
    List<Link> selfAndAlternate() {
        List<Link> links = new ArrayList<>();
        for (Kind each : Kind.values()) {
            String title = text(each == kind ? "link.self" : "link.alternate." + each.parameter());
            links.add(new Link(
                    address(each, Map.of()),
                    each == kind ? "self" : "alternate",
                    each.linkType(json),
                    title,
                    language.getLanguage()));
        }
        links.sort(java.util.Comparator.comparing(link -> link.rel().equals("self") ? 0 : 1));
        return links;
    }

    /** The address of this resource in a form, some of its parameters replaced; a blank one is left out. */
    String address(Kind form, Map<String, String> replaced) {
        var values = new LinkedHashMap<String, String[]>(given);
        values.put("f", new String[] {form.parameter()});
        replaced.forEach((name, value) -> values.put(name, new String[] {value}));
        return base + path + query(values);
    }

    /** Parameters as they stand in an address, with their question mark. */
    static String query(Map<String, String[]> values) {
        var query = new StringBuilder();
        values.forEach((name, each) -> {
            for (String value : each) {
                if (!value.isEmpty()) {
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(encoded(name))
                            .append('=')
                            .append(encoded(value));
                }
            }
        });
        return query.toString();
    }

    static String encoded(String text) {
        return UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8).replace("%2C", ",");
    }
}
