package org.vigie.snapshots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.access.Grant;
import org.vigie.access.Reader;

/** What a reader may beyond the role, as the column {@code reader_grants} keeps it. */
final class Grants {

    private Grants() {}

    static String[] write(Reader reader) {
        return reader.grants().stream().map(Grant::name).sorted().toArray(String[]::new);
    }

    static Set<Grant> read(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("reader_grants").getArray())
                .map(Grant::valueOf)
                .collect(Collectors.toSet());
    }
}
