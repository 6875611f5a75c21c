package org.vigie.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Category;

/** Finds the category code that a row means: by code, by code of the kind alone, or by the French or English label. */
@Component
class KindReader {

    static final String UNKNOWN = "OTH.UNK";
    static final String SITUATION = "OTH.SITUATION";

    private final Categories categories;
    private final Map<String, String> byWord = new HashMap<>();

    KindReader(Categories categories) {
        this.categories = categories;
        for (Category category : categories.list()) {
            String code = category.code();
            byWord.put(Header.plain(code), code);
            byWord.putIfAbsent(Header.plain(category.labelFr()), code);
            byWord.putIfAbsent(Header.plain(category.labelEn()), code);
            if (category.parent() != null) {
                byWord.putIfAbsent(Header.plain(code.substring(code.indexOf('.') + 1)), code);
            }
        }
        byWord.put("ras", SITUATION);
    }

    /** The code of the fields {@code category} and {@code kind}; {@link #UNKNOWN}, with a warning, for words unknown. */
    String read(Row row) {
        String category = row.text("category");
        String kind = row.text("kind");
        if (kind != null) {
            String within = category == null ? null : find(category);
            String code = within == null ? find(kind) : find(within + "." + kind);
            code = code == null ? find(kind) : code;
            if (code == null) {
                row.warning("kind", "UNKNOWN_KIND", kind);
            } else if (within != null && !Category.categoryOf(code).equals(Category.categoryOf(within))) {
                row.warning("kind", "KIND_OUTSIDE_CATEGORY", kind, code, within);
            }
            return code != null ? code : within != null ? within : UNKNOWN;
        }
        if (category == null) {
            if (row.has("category") || row.has("kind")) {
                row.remark("category", "NO_CATEGORY", null); // else it was said of the whole file
            }
            return UNKNOWN;
        }
        String code = find(category);
        if (code == null) {
            row.warning("category", "UNKNOWN_KIND", category);
        }
        return code == null ? UNKNOWN : code;
    }

    /** The marking of a report of a kind: sensitive kinds are TLP:AMBER at least. */
    Marking atLeast(String kind, Marking marking) {
        boolean sensitive = categories.find(kind).map(Category::sensitive).orElse(false);
        return sensitive ? Marking.closer(marking, Marking.AMBER) : marking;
    }

    private @Nullable String find(String words) {
        return byWord.get(Header.plain(words));
    }
}
