package org.vigie.maps;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.api.Messages;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.hotspots.HotspotView;
import org.vigie.hotspots.Period;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Category;
import org.vigie.incidents.IncidentFilter;
import org.vigie.styles.Legend;

/** What a map says in words. */
@Component
class MapWords {

    private final Messages messages;
    private final Categories categories;
    private final HotspotView view;
    private final BaseMap base;
    private final HotspotService hotspots;

    MapWords(Messages messages, Categories categories, HotspotView view, BaseMap base, HotspotService hotspots) {
        this.messages = messages;
        this.categories = categories;
        this.view = view;
        this.base = base;
        this.hotspots = hotspots;
    }

    Legend.View legend(HotspotResult result, Locale language) {
        return view.legend(result, language);
    }

    String title(MapPage page) {
        if (!page.title().isBlank()) {
            return page.title().strip();
        }
        return text(
                page,
                "title." + page.result().query().level(),
                legend(page.result(), page.language()).title());
    }

    /** The days that the map speaks of. */
    String period(MapPage page) {
        Period period = page.result().period();
        return text(
                page,
                "period",
                day(period.from(), page.language()),
                day(period.to(), page.language()),
                number(period.days(), page.language()));
    }

    /** Which incidents are meant: everything of the filter that leaves some out. */
    String filter(MapPage page, AreaIndex index) {
        IncidentFilter filter = page.result().query().filter();
        var parts = new ArrayList<String>();
        parts.add(kinds(filter.kinds(), page));
        add(
                parts,
                page,
                "countries",
                filter.countries().stream()
                        .map(country -> country(country, page.language()))
                        .toList());
        add(
                parts,
                page,
                "areas",
                filter.areas().stream()
                        .map(pcode -> index.find(pcode)
                                .map(area -> area.displayName())
                                .orElse(pcode))
                        .toList());
        if (filter.minSeverity() > 1) {
            parts.add(text(page, "filter.minSeverity", String.valueOf(filter.minSeverity())));
        }
        if (filter.minReliability() != null) {
            parts.add(text(page, "filter.minReliability", String.valueOf(filter.minReliability())));
        }
        add(parts, page, "sources", filter.sources());
        add(
                parts,
                page,
                "precisions",
                filter.precisions().stream()
                        .sorted()
                        .map(precision -> text(page, "precision." + precision))
                        .toList());
        add(
                parts,
                page,
                "markings",
                filter.markings().stream().sorted().map(Marking::label).toList());
        if (!filter.statuses().equals(IncidentFilter.BELIEVED)) {
            add(
                    parts,
                    page,
                    "statuses",
                    filter.statuses().stream()
                            .sorted()
                            .map(status -> text(page, "status." + status))
                            .toList());
        }
        return String.join(" · ", parts);
    }

    /** {@code matched = placed + unplaced + undated}. */
    String facts(MapPage page) {
        HotspotResult result = page.result();
        Locale language = page.language();
        if (result.query().filter().visibility().isPublic()) {
            return text(page, "facts.public", number(result.placed(), language));
        }
        return text(
                page,
                "facts",
                number(result.matched(), language),
                number(result.placed(), language),
                number(result.unplaced(), language),
                number(result.undated(), language));
    }

    /** What a reader must know beside the caption: of the breaks, of days that are still filling, warnings. */
    String notices(MapPage page) {
        var notices = new ArrayList<String>();
        String table = legend(page.result(), page.language()).table();
        notices.add(table.substring(0, 1).toUpperCase(page.language()) + table.substring(1) + ".");
        LocalDate filling = page.madeAt().atZone(ZoneOffset.UTC).toLocalDate().minusDays(hotspots.fillingDays());
        if (page.result().period().to().isAfter(filling)) {
            notices.add(text(page, "filling", String.valueOf(hotspots.fillingDays())));
        }
        page.result()
                .warnings()
                .forEach(warning ->
                        notices.add(messages.text("warning." + warning.code(), warning.arguments(), page.language())));
        return String.join(" ", notices);
    }

    /** Whom to credit, with the vintage of every boundary set. */
    String credits(MapPage page, AreaIndex index) {
        var parts = new ArrayList<String>();
        if (!page.sources().isEmpty()) {
            parts.add(text(page, "credit.incidents", String.join(", ", page.sources())));
        }
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (BoundarySet set : index.sets()) {
            bySource.computeIfAbsent(set.source() + " (" + set.licence() + ")", source -> new ArrayList<>())
                    .add(set.country() + " " + set.vintage());
        }
        if (!bySource.isEmpty()) {
            parts.add(text(
                    page,
                    "credit.areas",
                    bySource.entrySet().stream()
                            .map(entry -> entry.getKey() + ", " + String.join(", ", entry.getValue()))
                            .collect(Collectors.joining(" ; "))));
        }
        parts.add(text(page, "credit.base"));
        return String.join(" ", parts);
    }

    String version(MapPage page) {
        return text(
                page,
                "version",
                number(page.result().dataVersion(), page.language()),
                moment(page.madeAt(), page.language()));
    }

    String text(MapPage page, String key, String... arguments) {
        return messages.text("maps." + key, List.of(arguments), page.language());
    }

    static String number(long number, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    static String day(LocalDate day, Locale language) {
        boolean first = language.getLanguage().equals("fr") && day.getDayOfMonth() == 1;
        return first
                ? DateTimeFormatter.ofPattern("'1er\u00a0'MMMM\u00a0yyyy", language)
                        .format(day)
                : DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", language).format(day);
    }

    private static String moment(Instant instant, Locale language) {
        var time = instant.atZone(ZoneOffset.UTC);
        return day(time.toLocalDate(), language) + " "
                + DateTimeFormatter.ofPattern("HH:mm", language).format(time) + "\u00a0UTC";
    }

    private void add(List<String> parts, MapPage page, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            parts.add(text(page, "filter." + name, String.join(", ", values)));
        }
    }

    /** Whole categories are named once, whatever kinds they have. */
    private String kinds(Set<String> kinds, MapPage page) {
        if (kinds.isEmpty()) {
            return text(page, "filter.allCategories");
        }
        var names = new LinkedHashSet<String>();
        for (Category category : categories.list()) {
            boolean isWhole = category.parent() == null && kinds.contains(category.code());
            boolean isAlone =
                    category.parent() != null && kinds.contains(category.code()) && !kinds.contains(category.parent());
            if (isWhole || isAlone) {
                names.add(label(category, page.language()));
            }
        }
        return names.isEmpty() ? String.join(", ", new TreeSet<>(kinds)) : String.join(", ", names);
    }

    private static String label(Category category, Locale language) {
        return language.getLanguage().equals("fr") ? category.labelFr() : category.labelEn();
    }

    private String country(String iso3, Locale language) {
        return base.countries().stream()
                .filter(country -> country.iso3().equals(iso3))
                .findFirst()
                .map(country -> language.getLanguage().equals("fr") ? country.nameFr() : country.nameEn())
                .orElse(iso3);
    }
}
