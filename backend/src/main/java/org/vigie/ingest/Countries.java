package org.vigie.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries by the names and codes that files use, to ISO 3166-1 alpha-3. */
final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The code of a country by its French or English name, alpha-2 or alpha-3 code; null where none is meant. */
    static @Nullable String find(String name) {
        return CODES.get(Header.plain(name));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (String alpha2 : Locale.getISOCountries()) {
            var country = new Locale.Builder().setRegion(alpha2).build();
            String code = country.getISO3Country();
            for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                codes.put(Header.plain(country.getDisplayCountry(language)), code);
            }
            codes.put(alpha2.toLowerCase(Locale.ROOT), code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        // Names that event data sets use beside those.
        codes.put("malile", "MLI");
        codes.put("nigerthe", "NER");
        codes.put("nigerle", "NER");
        codes.put("burkina", "BFA");
        codes.put("ivorycoast", "CIV");
        codes.put("cotedivoire", "CIV");
        codes.put("drcongozaire", "COD");
        codes.put("democraticrepublicofcongo", "COD");
        codes.put("yemennorthyemen", "YEM");
        codes.put("myanmarburma", "MMR");
        codes.put("cambodiakampuchea", "KHM");
        codes.put("russiasovietunion", "RUS");
        codes.put("serbiayugoslavia", "SRB");
        codes.put("bosniaherzegovina", "BIH");
        codes.put("zimbabwerhodesia", "ZWE");
        codes.put("macedoniafyrof", "MKD");
        codes.put("kingdomofeswatiniswaziland", "SWZ");
        codes.put("guinee", "GIN");
        return Map.copyOf(codes);
    }
}
