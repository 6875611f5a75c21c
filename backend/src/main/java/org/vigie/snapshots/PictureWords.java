package org.vigie.snapshots;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotView;
import org.vigie.styles.Legend;

/** What a map shows, in words: for those who do not see the picture, and for machines that show none. */
@Component
class PictureWords {

    /** How many of the highest areas are named. */
    static final int NAMED = 5;

    private static final Map<String, String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), Function.identity(), (a, b) -> a));

    private final Messages messages;
    private final HotspotView view;

    PictureWords(Messages messages, HotspotView view) {
        this.messages = messages;
        this.view = view;
    }

    /** One sentence in place of the picture. */
    String alternative(String title, HotspotResult result, Locale language) {
        List<Commune> highest = highest(result, NAMED);
        String names = highest.isEmpty()
                ? text("alt.none", language)
                : text(
                        "alt.highest",
                        language,
                        highest.stream().map(Commune::name).collect(Collectors.joining(", ")));
        return text(
                "alt",
                language,
                title,
                legend(result, language).title(),
                period(result.period().from(), result.period().to(), language),
                names);
    }

    /** The same as a few sentences: what is shown, the five highest areas with their values, what is not on the map. */
    List<String> twin(HotspotResult result, Locale language) {
        Legend.View view = legend(result, language);
        List<Commune> highest = highest(result, NAMED);
        String level = String.valueOf(result.query().level());
        String head = text(
                "twin.head",
                language,
                view.title(),
                text("level." + level, language),
                period(result.period().from(), result.period().to(), language));
        String totals = text(
                "twin.totals",
                language,
                number(result.matched(), language),
                number(result.placed(), language),
                number(result.unplaced(), language),
                number(result.undated(), language));
        String list = highest.isEmpty()
                ? text("twin.none", language)
                : text(
                        "twin.highest." + Math.min(highest.size(), 2),
                        language,
                        number(highest.size(), language),
                        highest.stream()
                                .map(commune -> one(commune, result, view, language))
                                .collect(Collectors.joining(text("twin.separator", language))),
                        text((highest.size() == 1 ? "area." : "areas.") + level, language));
        return List.of(head, totals, list, view.caption());
    }

    private String one(Commune commune, HotspotResult result, Legend.View view, Locale language) {
        return text(
                "twin.one",
                language,
                commune.name(),
                country(commune.country(), language),
                value(commune, result, language),
                view.unit(),
                number(Optional.ofNullable(commune.count()).orElse(0L), language));
    }

    /** The areas with the highest values of the measure, at least one incident in each. */
    static List<Commune> highest(HotspotResult result, int most) {
        return result.communes().stream()
                .filter(commune -> commune.rank() != null && commune.count() != null && commune.count() > 0)
                .sorted(Comparator.comparing(Commune::rank).thenComparing(Commune::pcode))
                .limit(most)
                .toList();
    }

    /** The value of an area as the legend classes it; a dash where there is none. */
    String value(Commune commune, HotspotResult result, Locale language) {
        Double value = commune.value(result.query().measure());
        return value == null ? "–" : decimal(value * result.scale().factor(), language);
    }

    /** The legend of a result. */
    Legend.View legend(HotspotResult result, Locale language) {
        return view.legend(result, language);
    }

    /** Both days of a period, what they share said once. */
    String period(LocalDate from, LocalDate to, Locale language) {
        boolean oneYear = from.getYear() == to.getYear();
        String first = oneYear && from.getMonth() == to.getMonth() ? "d" : oneYear ? "d MMMM" : "d MMMM yyyy";
        return text("period", language, day(from, first, language), day(to, language));
    }

    /** A day in words. */
    String day(LocalDate day, Locale language) {
        return day(day, "d MMMM yyyy", language);
    }

    private static String day(LocalDate day, String pattern, Locale language) {
        boolean first = day.getDayOfMonth() == 1 && language.getLanguage().equals("fr");
        return DateTimeFormatter.ofPattern(first ? pattern.replaceFirst("d", "'1er'") : pattern, language)
                .format(day);
    }

    /** A moment in words, UTC. */
    String moment(Instant moment, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language)
                        .format(moment.atZone(ZoneOffset.UTC))
                + " UTC";
    }

    /**
     * Who is to be named for the incidents. The public reads only the names of sources whose licence is known and asks for it: the
     * others are the centres' own, and nobody's business.
     */
    List<String> credits(Contents behind, Audience audience, Locale language) {
        return behind.sources().stream()
                .filter(source -> audience != Audience.PUBLIC || isLicensed(source, language))
                .toList();
    }

    private boolean isLicensed(String source, Locale language) {
        String key = "exports.source." + source;
        return !messages.text(key, List.of(), language).equals(key);
    }

    /** The name of a country, from its three letters. */
    static String country(String code, Locale language) {
        String two = COUNTRIES.get(code);
        return two == null ? code : new Locale("", two).getDisplayCountry(language);
    }

    static String number(long number, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    /** With as many decimals as mean something. */
    static String decimal(double number, Locale language) {
        NumberFormat format = NumberFormat.getInstance(language);
        double size = Math.abs(number);
        format.setMaximumFractionDigits(size >= 100 ? 0 : size >= 1 ? 1 : 2);
        return format.format(number);
    }

    /** A class of Gi* in words. */
    String hot(String code, Locale language) {
        return messages.text("style.mark." + code, List.of(), language);
    }

    /** What a reader of the numbers must know. */
    String warning(HotspotResult.Warning warning, Locale language) {
        return messages.text("warning." + warning.code(), warning.arguments(), language);
    }

    /** A message of this package. */
    String text(String key, Locale language, String... arguments) {
        return messages.text("snapshots." + key, List.of(arguments), language);
    }
}
