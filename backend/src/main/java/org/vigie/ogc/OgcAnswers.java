package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.api.Caching;
import org.vigie.incidents.Visibility;
import tools.jackson.databind.json.JsonMapper;

/** Sends documents with what HTTP wants beside them: type, language, validator. */
@Component
final class OgcAnswers {

    private final JsonMapper json;

    OgcAnswers(JsonMapper json) {
        this.json = json;
    }

    /** JSON of a value. */
    byte[] json(Object value) {
        return json.writeValueAsBytes(value);
    }

    JsonMapper mapper() {
        return json;
    }

    /**
     * The answer to a request, or null where the client has it already.
     *
     * @param version the data version that it is of
     * @param validator whatever else decides it
     * @param headers more headers
     */
    @Nullable
    ResponseEntity<byte[]> send(
            HttpServletRequest http,
            Request request,
            long version,
            String validator,
            Map<String, String> headers,
            Supplier<byte[]> body) {
        String etag = Caching.weakETag(
                version,
                http.getParameterMap(),
                request.base() + request.path(),
                request.kind(),
                request.language().getLanguage(),
                Visibility.current().key(),
                validator);
        if (new ServletWebRequest(http).checkNotModified(etag)) {
            return ResponseEntity.status(304)
                    .eTag(etag)
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .build();
        }
        byte[] bytes = body.get();
        var answer = ResponseEntity.ok()
                .contentType(request.kind().mediaType(request.json()))
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_LANGUAGE, request.language().getLanguage())
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        headers.forEach(answer::header);
        if (request.kind() == Kind.HTML) {
            answer.header("Content-Security-Policy", HtmlPage.POLICY);
        }
        return answer.body(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
