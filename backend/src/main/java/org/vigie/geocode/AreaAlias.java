package org.vigie.geocode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Another name of one area, or the name of an area of a reform that the boundaries do not show yet, as the areas it was
 * made of.
 *
 * @param level the level that the name has, 1 region, 2 province, 3 commune
 */
record AreaAlias(String country, int level, String name, List<Member> members) {

    /** An area of the boundaries, by level and name. */
    record Member(int level, String name) {}

    private static final String FILE = "/data/aliases.csv";

    /** The table that ships. */
    static List<AreaAlias> shipped() {
        try (InputStream in = AreaAlias.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + FILE);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(AreaAlias::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AreaAlias parse(String line) {
        String[] cells = line.split(",");
        List<Member> members = Arrays.stream(cells[3].split(";"))
                .map(member -> new Member(member.charAt(0) - '0', member.substring(2)))
                .toList();
        return new AreaAlias(cells[0], Integer.parseInt(cells[1]), cells[2], members);
    }
}
