package org.vigie.incidents;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All incidents of one data version, column by column in primitive arrays: 71 bytes an incident (71 MB a million).
 * A scan for a filter reads some of the arrays from end to end, which takes milliseconds where reading rows takes seconds.
 *
 * <p>Immutable once built and thread safe; the arrays it gives are its own and not to be changed.
 */
public final class IncidentColumns {

    private final long version;
    private int size;
    private long[] idHigh;
    private long[] idLow;
    private int[] dayStart;
    private int[] dayEnd;
    private int[] kind;
    private byte[] severity;
    private int[] fatalities;
    private byte[] precision;
    private int[] country;
    private int[] area;
    private byte[] reliability;
    private byte[] credibility;
    private int[] sources;
    private byte[] marking;
    private byte[] status;
    private double[] longitude;
    private double[] latitude;
    private boolean[] exercise;
    private int[] organisation;
    private final Dictionary kinds;
    private final Dictionary countries;
    private final Dictionary areas;
    private final Dictionary sourceSets;
    private final Dictionary organisations;
    private final Visibility visibility;
    private final BitSet hidden;
    private final ReaderViews views = new ReaderViews();

    /** An empty store at a version, with room for some incidents. */
    IncidentColumns(long version, int capacity) {
        this(version, capacity, Visibility.EVERYTHING);
    }

    /** An empty store as somebody sees it. */
    IncidentColumns(long version, int capacity, Visibility visibility) {
        this(
                version,
                capacity,
                new Dictionary(),
                new Dictionary(),
                new Dictionary(),
                new Dictionary(),
                new Dictionary(),
                visibility);
    }

    private IncidentColumns(
            long version,
            int capacity,
            Dictionary kinds,
            Dictionary countries,
            Dictionary areas,
            Dictionary sourceSets,
            Dictionary organisations,
            Visibility visibility) {
        this.version = version;
        this.visibility = visibility;
        this.hidden = new BitSet();
        this.kinds = kinds;
        this.countries = countries;
        this.areas = areas;
        this.sourceSets = sourceSets;
        this.organisations = organisations;
        idHigh = new long[capacity];
        idLow = new long[capacity];
        dayStart = new int[capacity];
        dayEnd = new int[capacity];
        kind = new int[capacity];
        severity = new byte[capacity];
        fatalities = new int[capacity];
        precision = new byte[capacity];
        country = new int[capacity];
        area = new int[capacity];
        reliability = new byte[capacity];
        credibility = new byte[capacity];
        sources = new int[capacity];
        marking = new byte[capacity];
        status = new byte[capacity];
        longitude = new double[capacity];
        latitude = new double[capacity];
        exercise = new boolean[capacity];
        organisation = new int[capacity];
    }

    /**
     * The same incidents as somebody sees them: some hidden, some known less finely.
     *
     * @param hidden rows that do not exist for the reader
     * @param areas numbers of areas for {@code areaNumbers}
     */
    IncidentColumns(
            IncidentColumns base,
            Visibility visibility,
            BitSet hidden,
            byte[] precision,
            int[] areaNumbers,
            Dictionary areas,
            double[] longitude,
            double[] latitude) {
        version = base.version;
        size = base.size;
        idHigh = base.idHigh;
        idLow = base.idLow;
        dayStart = base.dayStart;
        dayEnd = base.dayEnd;
        kind = base.kind;
        severity = base.severity;
        fatalities = base.fatalities;
        this.precision = precision;
        country = base.country;
        area = areaNumbers;
        reliability = base.reliability;
        credibility = base.credibility;
        sources = base.sources;
        marking = base.marking;
        status = base.status;
        this.longitude = longitude;
        this.latitude = latitude;
        exercise = base.exercise;
        organisation = base.organisation;
        kinds = base.kinds;
        countries = base.countries;
        this.areas = areas;
        sourceSets = base.sourceSets;
        organisations = base.organisations;
        this.visibility = visibility;
        this.hidden = hidden;
    }

    /** What is kept beside these columns: the same as others see them. */
    ReaderViews views() {
        return views;
    }

    /** With whose eyes these are seen. */
    public Visibility visibility() {
        return visibility;
    }

    /** Whether a row does not exist for the reader: whoever looks at rows must leave it out. */
    public boolean isHidden(int row) {
        return hidden.get(row);
    }

    /** One incident on its way into the columns. */
    record Entry(
            UUID id,
            int dayStart,
            int dayEnd,
            String kind,
            int severity,
            int fatalities,
            Precision precision,
            @Nullable String country,
            @Nullable String area,
            int reliability,
            int credibility,
            String sources,
            int marking,
            Status status,
            double longitude,
            double latitude,
            boolean exercise,
            String organisation) {}

    void add(Entry entry) {
        if (size == idHigh.length) {
            grow(Math.max(1024, size + size / 2));
        }
        int i = size++;
        idHigh[i] = entry.id.getMostSignificantBits();
        idLow[i] = entry.id.getLeastSignificantBits();
        dayStart[i] = entry.dayStart;
        dayEnd[i] = entry.dayEnd;
        kind[i] = kinds.number(entry.kind);
        severity[i] = (byte) entry.severity;
        fatalities[i] = entry.fatalities;
        precision[i] = (byte) entry.precision.ordinal();
        country[i] = countries.number(entry.country);
        area[i] = areas.number(entry.area);
        reliability[i] = (byte) entry.reliability;
        credibility[i] = (byte) entry.credibility;
        sources[i] = sourceSets.number(entry.sources);
        marking[i] = (byte) entry.marking;
        status[i] = (byte) entry.status.ordinal();
        longitude[i] = entry.longitude;
        latitude[i] = entry.latitude;
        exercise[i] = entry.exercise;
        organisation[i] = organisations.number(entry.organisation);
    }

    /** The same incidents without some, at a later version, with room for more. */
    IncidentColumns without(Set<UUID> gone, long laterVersion, int room) {
        var rest = new IncidentColumns(
                laterVersion,
                size + room,
                new Dictionary(kinds),
                new Dictionary(countries),
                new Dictionary(areas),
                new Dictionary(sourceSets),
                new Dictionary(organisations),
                visibility);
        int from = 0;
        for (int i = 0; i <= size; i++) {
            if (i == size || !gone.isEmpty() && gone.contains(new UUID(idHigh[i], idLow[i]))) {
                rest.copy(this, from, i);
                from = i + 1;
            }
        }
        return rest;
    }

    private void copy(IncidentColumns other, int from, int to) {
        int length = to - from;
        System.arraycopy(other.idHigh, from, idHigh, size, length);
        System.arraycopy(other.idLow, from, idLow, size, length);
        System.arraycopy(other.dayStart, from, dayStart, size, length);
        System.arraycopy(other.dayEnd, from, dayEnd, size, length);
        System.arraycopy(other.kind, from, kind, size, length);
        System.arraycopy(other.severity, from, severity, size, length);
        System.arraycopy(other.fatalities, from, fatalities, size, length);
        System.arraycopy(other.precision, from, precision, size, length);
        System.arraycopy(other.country, from, country, size, length);
        System.arraycopy(other.area, from, area, size, length);
        System.arraycopy(other.reliability, from, reliability, size, length);
        System.arraycopy(other.credibility, from, credibility, size, length);
        System.arraycopy(other.sources, from, sources, size, length);
        System.arraycopy(other.marking, from, marking, size, length);
        System.arraycopy(other.status, from, status, size, length);
        System.arraycopy(other.longitude, from, longitude, size, length);
        System.arraycopy(other.latitude, from, latitude, size, length);
        System.arraycopy(other.exercise, from, exercise, size, length);
        System.arraycopy(other.organisation, from, organisation, size, length);
        size += length;
    }

    private void grow(int capacity) {
        idHigh = Arrays.copyOf(idHigh, capacity);
        idLow = Arrays.copyOf(idLow, capacity);
        dayStart = Arrays.copyOf(dayStart, capacity);
        dayEnd = Arrays.copyOf(dayEnd, capacity);
        kind = Arrays.copyOf(kind, capacity);
        severity = Arrays.copyOf(severity, capacity);
        fatalities = Arrays.copyOf(fatalities, capacity);
        precision = Arrays.copyOf(precision, capacity);
        country = Arrays.copyOf(country, capacity);
        area = Arrays.copyOf(area, capacity);
        reliability = Arrays.copyOf(reliability, capacity);
        credibility = Arrays.copyOf(credibility, capacity);
        sources = Arrays.copyOf(sources, capacity);
        marking = Arrays.copyOf(marking, capacity);
        status = Arrays.copyOf(status, capacity);
        longitude = Arrays.copyOf(longitude, capacity);
        latitude = Arrays.copyOf(latitude, capacity);
        exercise = Arrays.copyOf(exercise, capacity);
        organisation = Arrays.copyOf(organisation, capacity);
    }

    /** The data version whose incidents these are. */
    public long version() {
        return version;
    }

    /** How many incidents there are; rows are 0..size-1. */
    public int size() {
        return size;
    }

    /** The origin id of a row. */
    public UUID id(int row) {
        return new UUID(idHigh[row], idLow[row]);
    }

    /** First day, in days since 1970-01-01. */
    public int[] dayStart() {
        return dayStart;
    }

    /** Last day, in days since 1970-01-01. */
    public int[] dayEnd() {
        return dayEnd;
    }

    /** Category codes, numbered by {@link #kinds()}. */
    public int[] kind() {
        return kind;
    }

    /** 1..5; 0 unknown. */
    public byte[] severity() {
        return severity;
    }

    /** People killed; -1 unknown. */
    public int[] fatalities() {
        return fatalities;
    }

    /** Ordinals of {@link Precision}. */
    public byte[] precision() {
        return precision;
    }

    /** Countries, numbered by {@link #countries()}. */
    public int[] country() {
        return country;
    }

    /** P-codes of the finest known areas, numbered by {@link #areas()}. */
    public int[] area() {
        return area;
    }

    /** Best grade of a source, 1 (A) to 6 (F); 0 ungraded. */
    public byte[] reliability() {
        return reliability;
    }

    /** Credibility of the best report, 1..6; 0 ungraded. */
    public byte[] credibility() {
        return credibility;
    }

    /** Sets of sources, numbered by {@link #sourceSets()}. */
    public int[] sources() {
        return sources;
    }

    /** Ordinals of {@link org.vigie.access.Marking}. */
    public byte[] marking() {
        return marking;
    }

    /** Ordinals of {@link Status}. */
    public byte[] status() {
        return status;
    }

    /** Degrees east WGS 84; NaN without a position. */
    public double[] longitude() {
        return longitude;
    }

    /** Degrees north WGS 84; NaN without a position. */
    public double[] latitude() {
        return latitude;
    }

    /** Whether it is exercise data. */
    public boolean[] exercise() {
        return exercise;
    }

    /** Codes of the organisations that own them, numbered by {@link #organisations()}. */
    public int[] organisation() {
        return organisation;
    }

    /** The codes of organisations in use. */
    public Dictionary organisations() {
        return organisations;
    }

    /** The category codes in use. */
    public Dictionary kinds() {
        return kinds;
    }

    /** ISO 3166-1 alpha-3 codes in use; null for unknown. */
    public Dictionary countries() {
        return countries;
    }

    /** P-codes in use; null for incidents whose area is not known. */
    public Dictionary areas() {
        return areas;
    }

    /** Sets of sources in use, their names joined by {@link IncidentCache#SOURCE_SEPARATOR}. */
    public Dictionary sourceSets() {
        return sourceSets;
    }
}
