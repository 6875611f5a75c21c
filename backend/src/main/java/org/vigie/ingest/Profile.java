package org.vigie.ingest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the rows of one kind of file are understood. Stateless. */
interface Profile {

    /** Its id, which is also the name of the source where neither file nor caller names one. */
    String id();

    /** Whether a file with this header is one of its kind. */
    boolean recognises(Header header);

    /** Under which names its fields may stand in a file; a field's own name first. */
    Map<String, List<String>> names();

    /** Where its fields stand in a file. */
    default Map<String, Integer> columns(Header header) {
        return header.columns(names());
    }

    /** Fields without which nothing can be made of the file. Of each group one is enough. */
    List<List<String>> required();

    /** Whether columns that it does not know are worth a remark: not where a format has many of no use here. */
    default boolean namesUnknownColumns() {
        return false;
    }

    /** Reads a row; null, or errors noted in the row, mean that it is not stored. */
    @Nullable
    Draft read(Row row, Defaults defaults);
}
