package org.vigie.areas.boundaryfile;

import java.util.regex.Pattern;

/**
 * Names as they are shown: the article that the United Nations' lists put behind a country's name goes ({@code Mali (le)},
 * {@code Niger (the)}), apostrophes are typographic. Nothing else is changed: a spelling is its source's.
 */
final class DisplayName {

    private static final Pattern ARTICLE = Pattern.compile("\\s*\\((?i:le|la|les|l['’]|the)\\)\\s*$");

    private DisplayName() {}

    static String of(String name) {
        return ARTICLE.matcher(name).replaceFirst("").replace('\'', '’').strip();
    }
}
