package org.vigie.hotspots;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Parameters;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.styles.Measure;

/**
 * What an answer tells of each area, in its order; {@code fields=} asks for a part. {@code value} is that of the measure, to
 * four significant digits: enough to read, and short enough for slow links.
 */
public enum CommuneField {
    PCODE("pcode", Commune::pcode),
    NAME("name", Commune::name),
    COUNTRY("country", Commune::country),
    COUNT("count", Commune::count),
    WEIGHTED("weighted", Commune::weighted),
    FATALITIES("fatalities", Commune::fatalities),
    AREA("areaKm2", Commune::areaKm2),
    POPULATION("population", Commune::population),
    COVERED("covered", Commune::covered),
    EXCESS("excess", Commune::excess),
    DENSITY("density", Commune::density),
    RATE("rate", Commune::rate),
    RATE_LOW("rateLow", Commune::rateLow),
    RATE_HIGH("rateHigh", Commune::rateHigh),
    SMOOTHED_RATE("smoothedRate", Commune::smoothedRate),
    LOCAL_SMOOTHED_RATE("localSmoothedRate", Commune::localSmoothedRate),
    KERNEL_MEAN("kernelMean", Commune::kernelMean),
    KERNEL_MAX("kernelMax", Commune::kernelMax),
    KERNEL_EXPECTED("kernelExpected", Commune::kernelExpected),
    GI("gi", commune -> HotspotView.gi(commune.gi())),
    MORAN("moran", Commune::moran),
    TREND("trend", Commune::trend),
    CHANGE("change", Commune::change),
    CONFIDENCE("confidence", Commune::confidence),
    SILENCE_DAYS("silenceDays", Commune::silenceDays),
    SILENCE("silence", Commune::silence),
    RANK("rank", Commune::rank),
    LEGEND_CLASS("legendClass", Commune::legendClass),
    FEW("few", Commune::few),
    GI_CLASS("giClass", commune -> commune.gi() == null ? null : commune.gi().hotspotClass()),
    VALUE("value", commune -> null);

    /** Everything. */
    public static final Set<CommuneField> ALL = Set.copyOf(EnumSet.allOf(CommuneField.class));

    private static final Map<String, CommuneField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(field -> field.field, Function.identity()));

    private final String field;
    private final Function<Commune, @Nullable Object> value;

    CommuneField(String field, Function<Commune, @Nullable Object> value) {
        this.field = field;
        this.value = value;
    }

    /** The fields of a request, all where it names none; errors are left in {@code parameters}. The P-code is always told. */
    static Set<CommuneField> read(Parameters parameters) {
        List<String> names = parameters.list("fields");
        if (names.isEmpty()) {
            return ALL;
        }
        var fields = EnumSet.of(PCODE);
        for (String name : names) {
            CommuneField field = BY_NAME.get(name);
            if (field == null) {
                parameters.error("fields", "UNKNOWN_VALUE", name, allowed());
            } else {
                fields.add(field);
            }
        }
        return fields;
    }

    private static String allowed() {
        return Arrays.stream(values()).map(CommuneField::field).collect(Collectors.joining(", "));
    }

    /** The field that holds the value of a measure. */
    public static CommuneField of(Measure measure) {
        return switch (measure) {
            case COUNT -> COUNT;
            case WEIGHTED -> WEIGHTED;
            case FATALITIES -> FATALITIES;
            case DENSITY -> DENSITY;
            case RATE -> RATE;
            case SMOOTHED_RATE -> SMOOTHED_RATE;
            case KERNEL -> KERNEL_MEAN;
            case EXCESS -> EXCESS;
            case GI -> GI;
            case MORAN -> MORAN;
            case CHANGE -> CHANGE;
            case TREND -> TREND;
        };
    }

    /** Its name in answers. */
    public String field() {
        return field;
    }

    /** What JSON shows of an area under a measure. */
    @Nullable
    Object value(Commune commune, Measure measure) {
        return this == VALUE ? Numbers.brief(commune.value(measure)) : value.apply(commune);
    }
}
