package org.vigie.toponyms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.toponyms.PlacePhrase.Between;
import org.vigie.toponyms.PlacePhrase.Context;
import org.vigie.toponyms.PlacePhrase.Ends;
import org.vigie.toponyms.PlacePhrase.Name;
import org.vigie.toponyms.PlacePhrase.Nothing;
import org.vigie.toponyms.PlacePhrase.Offset;

/**
 * Reads place phrases as reports write them, French or English: type words ("village de", "Nara town"), nearness
 * ("environs de"), sectors, areas in brackets or behind commas, stretches ("entre A et B", "axe A - B"), offsets ("15 km
 * au nord de X") and coordinates. Thread safe.
 */
public final class PhraseParser {

    /** Longer texts are cut here. */
    public static final int MAX_CHARS = 300;

    private static final Set<String> NOTHING = Set.of(
            "inconnu",
            "inconnue",
            "unknown",
            "na",
            "nd",
            "neant",
            "ras",
            "none",
            "null",
            "nil",
            "non precise",
            "non precisee",
            "non renseigne",
            "not specified",
            "unspecified",
            "indetermine",
            "lieu inconnu",
            "non communique",
            "sans objet",
            "a preciser",
            "tbd",
            "divers",
            "various",
            "nr",
            "nc");

    private static final String OF = "(?:de la |de l'|du |des |de |d'|of the |of )";
    private static final String AREA_WORD =
            "(?:communes?|departements?|department|provinces?|cercles?|regions?|municipality)";
    private static final Pattern STRETCH = Pattern.compile(
            "^(?:sur |on |le long de )?(?:l'|la |le |the )?(?:axe|route|troncon|piste|voie|corridor)(?: routier| routiere| nationale?)?(?: n?\\d+)?"
                    + "(?: allant| reliant| menant)?(?: entre | de | d'| du |\\s*:?\\s*)(.+)$");
    private static final Pattern STRETCH_EN =
            Pattern.compile("^(?:on |along )?(?:the )?(.+?\\s*[-/]\\s*.+?) (?:axis|road|highway|axe|route)$");
    private static final Pattern BETWEEN = Pattern.compile("\\b(?:entre|between) (.+?) (?:et|and|&) (.+)$");
    private static final Pattern OFFSET = Pattern.compile(
            "(?:\\b(?:a|situe a|located|at|about|environ|quelque|quelques|some|approximately|a environ) )*(?:~ ?)?(\\d{1,3}(?:[.,]\\d+)?) ?"
                    + "(km|kms|kilometres?|kilometers?|miles?|metres?|meters?|m)\\b\\s*(?:a vol d'oiseau )?"
                    + "(?:(?:au|a l'|to the|in the|vers le|vers l')? ?" + Bearing.WORDS + "\\b)?\\s*(?:" + OF
                    + "|from |a partir " + OF + "|avant |apres |before |after )?(.+)$");
    private static final Pattern TOWARDS = Pattern.compile("^(?:au|a l'|dans le|dans l'|in the|to the)? ?"
            + Bearing.WORDS + " (?:de la ville |de la commune )?" + OF + "(.+)$");
    private static final Pattern AROUND = Pattern.compile(
            "^(?:(?:dans |a |aux |aux? |les |la |le |in |the |un |une |vers |sur )*(?:zone|environs?|alentours?|abords?|proximite|peripherie|pres|proche|near|nearby|around|outskirts?|vicinity|secteur|area)"
                    + "(?: immediats?| immediate)? ?(?:" + OF + "))|^(?:near |around |vers |close to |pres )");
    private static final Pattern SUFFIX_AROUND = Pattern.compile(
            " (?:area|zone|surroundings|\\(area\\)|\\(near\\)|et environs|et ses environs|and surroundings)$");
    private static final Pattern SECTOR = Pattern.compile(
            "(?:\\ban |\\ble |\\bau )?\\b(?:secteurs?|sect\\.?|sector|arrondissement|arrdt|ward) ?(?:n\\W?)? ?\\d{1,3}\\b(?: ?"
                    + OF + ")?");
    private static final Pattern INNER_AREA = Pattern.compile(
            "(?<=\\S) (?:dans |in |en |a )?(?:la |le |the |l')?(?=" + AREA_WORD + " (?:rurale |urbaine )?" + OF + ")");
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:dans |in |en )?(?:la |le |the |l')(?=" + AREA_WORD + ")");
    private static final Pattern TYPE_FIRST = Pattern.compile(
            "^(?:dans |in |a |au )?(?:la |le |the |l'|un |une |a |an )?(?:petite? |small |gros )?(\\p{L}+)"
                    + "(?: rurale| urbaine| rural| urban)?(?: " + OF + "| )(.+)$");
    private static final Pattern TYPE_LAST = Pattern.compile("^(.+?)[ -](\\p{L}+)$");
    private static final Pattern LEADING =
            Pattern.compile("^(?:dans |a |au |aux |en |in |at |la localite de )(?=\\S{3})");
    private static final Pattern SPLIT = Pattern.compile("[,;/|\\n]|(?<=\\S) - (?=\\S)");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]]*)[)\\]]?");

    private PhraseParser() {}

    /** What a text says. Texts of any length and content are answered; nothing is thrown. */
    public static PlacePhrase parse(String written) {
        String text = fold(written);
        if (isNothing(text)) {
            return new Nothing();
        }
        var position = PositionParser.find(text);
        if (position.isPresent()) {
            return position.get();
        }
        Matcher between = BETWEEN.matcher(text);
        if (between.find()) {
            return new Between(List.of(ends(between.group(1), between.group(2))));
        }
        return stretch(text).or(() -> offset(text)).orElseGet(() -> name(text));
    }

    /** Lower case without accents, plain apostrophes and hyphens, single spaces; never longer than {@link #MAX_CHARS}. */
    static String fold(String written) {
        String cut = written.length() > MAX_CHARS ? written.substring(0, MAX_CHARS) : written;
        String plain = Normalizer.normalize(cut, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Mn}+", "")
                .replaceAll("[’‘`´ʼ]", "'")
                .replaceAll("[–—‒−]", "-")
                .replace("n°", "n ");
        return plain.replaceAll("[\\p{Cntrl}\\s\\u00a0\\u202f#«»“”?!*]+", " ").strip();
    }

    private static boolean isNothing(String text) {
        String bare = text.replaceAll("[^\\p{L}\\p{N} ]", "").strip();
        return bare.isEmpty() || NOTHING.contains(bare);
    }

    private static java.util.Optional<PlacePhrase> stretch(String text) {
        Matcher french = STRETCH.matcher(text);
        Matcher english = STRETCH_EN.matcher(text);
        String ends = french.matches() ? french.group(1) : english.matches() ? english.group(1) : "";
        List<Ends> readings = readings(ends);
        return readings.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(new Between(readings));
    }

    /** The ways to split "fada-ngourma - gayeri" or "dori-gorom-gorom" in two. */
    private static List<Ends> readings(String ends) {
        for (String mark : List.of(" - ", "/", " vers ", " et ", " to ", " a ")) {
            String[] two = ends.split(Pattern.quote(mark));
            if (two.length == 2 && !two[0].isBlank() && !two[1].isBlank()) {
                return List.of(ends(two[0], two[1]));
            }
        }
        var readings = new ArrayList<Ends>();
        for (int i = ends.indexOf('-'); i > 0 && i < ends.length() - 1; i = ends.indexOf('-', i + 1)) {
            readings.add(ends(ends.substring(0, i), ends.substring(i + 1)));
        }
        return readings;
    }

    private static Ends ends(String from, String to) {
        Name second = name(to.strip());
        Name first = name(from.strip());
        return new Ends(
                new Name(first.text(), first.type(), merged(first.contexts(), second.contexts()), first.around()),
                second);
    }

    private static List<Context> merged(List<Context> some, List<Context> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static java.util.Optional<PlacePhrase> offset(String text) {
        Matcher found = OFFSET.matcher(text);
        if (!found.find()) {
            return java.util.Optional.empty();
        }
        String before =
                text.substring(0, found.start()).replaceAll("[,;( -]+$", "").strip();
        Name of = name(found.group(4).replaceAll("\\)$", ""));
        Name named = before.isEmpty() ? new Name("", PlaceType.ANY, List.of(), false) : name(before);
        if (!named.text().isEmpty() && PlaceType.ofWord(named.text()) == null) {
            var context = new Context(of.text(), PlaceType.ANY);
            return java.util.Optional.of(new Name(
                    named.text(),
                    named.type(),
                    merged(named.contexts(), merged(List.of(context), of.contexts())),
                    false));
        }
        double km = Double.parseDouble(found.group(1).replace(',', '.')) * unitKm(found.group(2));
        return java.util.Optional.of(new Offset(km, Bearing.degrees(found.group(3)), of));
    }

    private static double unitKm(String unit) {
        return unit.startsWith("k") ? 1 : unit.startsWith("mi") ? 1.609344 : 0.001;
    }

    private static Name name(String text) {
        var contexts = new ArrayList<Context>();
        String bare = takeBrackets(text, contexts);
        bare = SECTOR.matcher(bare).replaceAll(" ").strip();
        bare = INNER_AREA.matcher(ARTICLE.matcher(bare).replaceFirst("")).replaceAll(", ");
        var parts = new ArrayList<Name>();
        for (String part : SPLIT.split(bare)) {
            Name simple = simple(part.strip());
            if (!simple.text().isEmpty() && PlaceType.ofWord(simple.text()) == null) {
                parts.add(simple);
            }
        }
        if (parts.isEmpty()) {
            return new Name("", PlaceType.ANY, List.copyOf(contexts), false);
        }
        Name finest = parts.remove(finest(parts));
        parts.forEach(part -> contexts.add(new Context(part.text(), part.type())));
        return new Name(finest.text(), finest.type(), List.copyOf(contexts), finest.around());
    }

    private static String takeBrackets(String text, List<Context> contexts) {
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            for (String part : SPLIT.split(brackets.group(1))) {
                Name inner = simple(part.strip());
                if (!inner.text().isEmpty() && PlaceType.ofWord(inner.text()) == null) {
                    contexts.add(new Context(inner.text(), inner.type()));
                }
            }
        }
        return brackets.replaceAll(" ").strip();
    }

    /** The first part, unless it is said to be an area and a later one is not: "région du Sahel, Djibo". */
    private static int finest(List<Name> parts) {
        int finest = 0;
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).type().compareTo(parts.get(finest).type()) < 0
                    && parts.get(finest).type().isArea()) {
                finest = i;
            }
        }
        return finest;
    }

    /** One name without its type word and words of nearness. */
    private static Name simple(String text) {
        Matcher towards = TOWARDS.matcher(text);
        String bare = towards.matches() ? towards.group(2) : text;
        boolean around = towards.matches();
        String nearer =
                SUFFIX_AROUND.matcher(AROUND.matcher(bare).replaceFirst("")).replaceFirst("");
        around |= nearer.length() < bare.length();
        bare = LEADING.matcher(nearer.strip()).replaceFirst("");
        Matcher first = TYPE_FIRST.matcher(bare);
        if (first.matches() && PlaceType.ofWord(first.group(1)) != null) {
            PlaceType type = PlaceType.ofWord(first.group(1));
            return new Name(withoutType(first.group(2)), type, List.of(), around);
        }
        Matcher last = TYPE_LAST.matcher(bare);
        if (last.matches() && PlaceType.ofWord(last.group(2)) != null) {
            return new Name(last.group(1).strip(), PlaceType.ofWord(last.group(2)), List.of(), around);
        }
        return new Name(bare, PlaceType.ANY, List.of(), around);
    }

    /** "ville de la commune de X" keeps only X. */
    private static String withoutType(String text) {
        Matcher first = TYPE_FIRST.matcher(text);
        boolean typed = first.matches() && PlaceType.ofWord(first.group(1)) != null;
        return (typed ? first.group(2) : text).strip();
    }

    /** A compass direction in words. */
    private static final class Bearing {

        static final String WORDS = "(nord[- ]?est|nord[- ]?ouest|sud[- ]?est|sud[- ]?ouest|nord|sud|est|ouest"
                + "|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west|north|south|east|west|ne|no|nw|se|so|sw|n|s|e|w|o)";

        static OptionalDouble degrees(@org.jspecify.annotations.Nullable String word) {
            if (word == null) {
                return OptionalDouble.empty();
            }
            String letters = word.replaceAll("[- ]", "")
                    .replace("north", "n")
                    .replace("nord", "n")
                    .replace("south", "s")
                    .replace("sud", "s")
                    .replace("ouest", "w")
                    .replace("west", "w")
                    .replace("east", "e")
                    .replace("est", "e")
                    .replace('o', 'w');
            int eighth =
                    Arrays.asList("n", "ne", "e", "se", "s", "sw", "w", "nw").indexOf(letters);
            return OptionalDouble.of(eighth * 45.0);
        }
    }
}
