package org.vigie.areas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Populations.Population;
import org.vigie.areas.boundaryfile.PlainName;
import org.vigie.formats.Table;
import org.vigie.formats.TableRow;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.RowIssue;

/**
 * Reads a table of populations: {@code pcode} (or COD-PS {@code ADM3_PCODE}, {@code ADM2_PCODE} …) or the names
 * {@code region, province, commune} (the lowest one given is the area); {@code population} (COD-PS {@code T_TL}),
 * {@code year}, {@code source}; in French or English. A row that cannot be used becomes an issue.
 */
final class PopulationTable {

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "population", List.of("population", "ttl", "poptotal", "totalpopulation", "habitants", "pop"),
            "year", List.of("year", "annee"),
            "source", List.of("source"),
            "pcode", List.of("pcode", "adm3pcode", "adm2pcode", "adm1pcode", "admin3pcod", "codepcode"),
            "country", List.of("country", "pays", "iso3"),
            "1", List.of("region", "adm1fr", "adm1en", "adm1name"),
            "2", List.of("province", "cercle", "departement", "department", "adm2fr", "adm2en", "adm2name"),
            "3", List.of("commune", "adm3fr", "adm3en", "adm3name"));

    private final AreaIndex index;
    private final OptionalInt defaultYear;
    private final String defaultSource;
    private final Consumer<RowIssue> issues;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Long> lineOfFigure = new HashMap<>();

    /**
     * @param year of rows that name none
     * @param source of rows that name none
     */
    PopulationTable(AreaIndex index, OptionalInt year, String source, Consumer<RowIssue> issues) {
        this.index = index;
        this.defaultYear = year;
        this.defaultSource = source;
        this.issues = issues;
    }

    /**
     * The figures of all good rows; of two for the same area and year the later one stands behind.
     *
     * @throws JobFailure {@code POPULATION_COLUMNS} where the columns are not there
     */
    List<Population> read(Table table) {
        List<String> header = table.header().stream().map(PlainName::of).toList();
        COLUMNS.forEach((role, names) -> names.stream()
                .filter(header::contains)
                .findFirst()
                .ifPresent(name -> columns.put(role, header.indexOf(name))));
        boolean named = Stream.of("pcode", "1", "2", "3").anyMatch(columns::containsKey);
        if (!columns.containsKey("population") || !named) {
            throw new JobFailure("POPULATION_COLUMNS", String.join(", ", table.header()));
        }
        var figures = new ArrayList<Population>();
        table.forEach(row -> figure(row).ifPresent(figures::add));
        return figures;
    }

    private Optional<Population> figure(TableRow row) {
        Optional<Area> area = area(row);
        long people = number(row, "population", Long.MAX_VALUE, -1, "NOT_A_POPULATION");
        int year = (int) number(row, "year", 2200, defaultYear.orElse(-1), "NOT_A_YEAR");
        if (area.isEmpty() || people < 0 || year < 0) {
            return Optional.empty();
        }
        String pcode = area.get().pcode();
        Long before = lineOfFigure.put(pcode + " " + year, row.line());
        if (before != null) {
            issues.accept(RowIssue.warning(row.line(), null, "POPULATION_TWICE", pcode, year, before));
        }
        String source = cell(row, "source");
        return Optional.of(
                new Population(pcode, year, area.get().country(), people, source.isEmpty() ? defaultSource : source));
    }

    private Optional<Area> area(TableRow row) {
        String pcode = cell(row, "pcode");
        if (!pcode.isEmpty()) {
            return one(row, pcode, index.find(pcode).stream().toList());
        }
        OptionalInt level = IntStream.iterate(Area.COMMUNE, i -> i > 0, i -> i - 1)
                .filter(i -> !cell(row, String.valueOf(i)).isEmpty())
                .findFirst();
        if (level.isEmpty()) {
            return one(row, "", List.of());
        }
        String name = cell(row, String.valueOf(level.getAsInt()));
        return one(
                row,
                name,
                index.list(level.getAsInt()).stream()
                        .filter(area -> isNamed(area, name) && isWithin(area, row))
                        .toList());
    }

    private Optional<Area> one(TableRow row, String said, List<Area> found) {
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        issues.accept(
                found.isEmpty()
                        ? RowIssue.error(row.line(), null, "AREA_UNKNOWN", said)
                        : RowIssue.error(row.line(), null, "AREA_AMBIGUOUS", said, found.size()));
        return Optional.empty();
    }

    private boolean isWithin(Area area, TableRow row) {
        String country = cell(row, "country");
        boolean inCountry = country.isEmpty() || country.equals(area.country()) || isNamed(above(area, 0), country);
        return inCountry
                && IntStream.range(1, area.level())
                        .filter(level -> !cell(row, String.valueOf(level)).isEmpty())
                        .allMatch(level -> isNamed(above(area, level), cell(row, String.valueOf(level))));
    }

    private @Nullable Area above(Area area, int level) {
        return index.ancestor(area.pcode(), level).orElse(null);
    }

    private static boolean isNamed(@Nullable Area area, String name) {
        String plain = PlainName.of(name);
        return area != null
                && Stream.concat(Stream.of(area.name(), area.displayName()), area.aliases().stream())
                        .anyMatch(known -> PlainName.of(known).equals(plain));
    }

    /** A whole number, thousands apart by spaces allowed; the default for an empty cell; -1, reported, for anything else. */
    private long number(TableRow row, String role, long most, long ifEmpty, String issue) {
        String text = cell(row, role).replaceAll("[\\s\u00A0\u202F]", "").replaceFirst("[.,]0+$", "");
        boolean whole = text.matches("\\d{1,15}") && Long.parseLong(text) <= most;
        boolean inRange = whole && (!role.equals("year") || Long.parseLong(text) >= 1900);
        long number = inRange ? Long.parseLong(text) : text.isEmpty() ? ifEmpty : -1;
        if (number < 0) {
            Integer column = columns.get(role);
            issues.accept(RowIssue.error(row.line(), column == null ? null : role, issue, cell(row, role)));
        }
        return number;
    }

    private String cell(TableRow row, String role) {
        Integer column = columns.get(role);
        return column == null ? "" : row.cell(column).replace('\u00A0', ' ').strip();
    }
}
