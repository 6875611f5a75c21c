package org.vigie.geocode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.toponyms.Toponym;

/** Countries by ISO 3166-1 code or by French or English name, as the JDK knows them, and a few usual short names. */
public final class Countries {

    private static final Map<String, String> ISO3 = new HashMap<>();

    static {
        for (String iso2 : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(iso2).build();
            String iso3 = country.getISO3Country();
            add(iso2, iso3);
            add(iso3, iso3);
            add(country.getDisplayCountry(Locale.FRENCH), iso3);
            add(country.getDisplayCountry(Locale.ENGLISH), iso3);
        }
        add("Burkina", "BFA");
        add("Cote d'Ivoire", "CIV");
        // Names that event data sets use beside those.
        add("Congo", "COG");
        add("Myanmar", "MMR");
        add("DR Congo", "COD");
        add("Democratic Republic of Congo", "COD");
        add("Yemen North Yemen", "YEM");
        add("Serbia Yugoslavia", "SRB");
        add("Bosnia-Herzegovina", "BIH");
        add("Macedonia, FYR", "MKD");
        add("Macedonia", "MKD");
        add("Kingdom of eSwatini", "SWZ");
        add("Ivory Coast", "CIV");
    }

    private Countries() {}

    /** The ISO 3166-1 alpha-3 code that a text names. */
    public static Optional<String> find(String text) {
        String words = Toponym.of(text.replaceAll("\\(.*", "")).words();
        String bare = words.replaceAll("^(?:pays |republique (?:du |de |de la )?|le |la |the |au )+", "")
                .replaceAll(" (?:le|the|la)$", "");
        return Optional.ofNullable(ISO3.get(bare.replace(" ", "")));
    }

    /** The alpha-3 code of an alpha-2 code, such as GeoNames gives. */
    static Optional<String> ofIso2(String iso2) {
        return iso2.length() == 2 ? find(iso2) : Optional.empty();
    }

    private static void add(String name, String iso3) {
        ISO3.put(Toponym.of(name).compact(), iso3);
    }
}
