package org.vigie.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A link of a document (RFC 8288).
 *
 * @param title in the reader's language
 * @param hreflang the language of what it leads to; null where it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Link(
        String href,
        String rel,
        String type,
        String title,
        @Nullable String hreflang) {}
