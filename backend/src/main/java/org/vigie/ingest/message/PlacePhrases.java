package org.vigie.ingest.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phrases of a message that may name its place, the likeliest first: behind a label ("Lieu : …"), at a distance ("5 km au nord
 * de …"), between two places, behind a type word ("village de …"), behind a preposition, and names in capitals. Written
 * without capitals, up to three words are offered, the longest first; the gazetteer then decides.
 */
final class PlacePhrases {

    private static final int MOST = 40;
    private static final String TYPE =
            "(?:villages?|localites?|communes?|villes?|hameau|quartier|secteur|departement|province|cercle|region|arrondissement"
                    + "|campement|marche|site|town|village of|city|district)";
    private static final String OF =
            "(?: de la ville| de la commune| du village)?(?: de la | de l'| du | des | de | d'| of | )";
    private static final String BEARING =
            "(?:(?: au| a l'| to the| vers le)? ?(?:nord|sud|est|ouest|north|south|east|west)(?:[ -](?:est|ouest|east|west))?)?";
    private static final String WORD = "[a-z][a-z0-9'-]*";
    private static final String NAME = WORD + "(?: " + WORD + "){0,2}";
    private static final String CONTEXT =
            "(?:,? ?\\(? ?(?:dans |in |en )?(?:la |le |l'|the )?(?:commune|departement|province|cercle|region|pays|district)(?: rurale| urbaine)?(?: de la | de l'| du | des | de | d'| of | )"
                    + WORD + "(?:[ -]" + WORD + ")?\\)?)";

    private static final Pattern LABEL = Pattern.compile(
            "\\b(?:lieu|localite|village|commune|endroit|position|place|location|zone|site) ?[:=] ?([^\\n;.]+?)(?= *(?:$|[\\n;.]|, ?(?:date|heure|bilan|le |vers |morts?|time)|- (?:date|bilan|heure)))");
    private static final Pattern OFFSET =
            Pattern.compile("\\b\\d{1,3}(?:[.,]\\d+)? ?(?:km|kms|kilometres?|kilometers?|miles?)\\b" + BEARING
                    + " ?(?:de la ville |de la commune |du village )?(?:de |d'|du |from |of |avant |apres |a partir de )("
                    + NAME + ")" + CONTEXT + "*");
    private static final Pattern STRETCH = Pattern.compile(
            "\\b(?:axe|route|troncon|piste|road|axis)(?: nationale?)?(?: n ?\\d+| rn ?\\d+)? (?:entre |de |reliant |between )?("
                    + NAME + ") ?(?:-|/| a | et | and | to | vers ) ?(" + NAME
                    + ")|\\b(?:entre|between) (?!le |the |les )(" + NAME + ") (?:et|and) (" + NAME + ")");
    private static final Pattern ENGLISH_STRETCH =
            Pattern.compile("\\b(" + WORD + " ?[-/] ?" + WORD + " (?:road|axis|highway))\\b");
    private static final Pattern TYPED = Pattern.compile("\\b" + TYPE + OF + "(" + NAME + ")" + CONTEXT + "*");
    private static final String LEAD =
            "(?<![a-z])(?:pres de |non loin de |aux environs de |environs de |a l'entree de |a la sortie de |aux abords de "
                    + "|au niveau de |en provenance de |vers |near |around |outside |a |au |en |in |at |de |d'|sur |dans |from |of "
                    + "|fui |quitte |quitter |attaque |fled |left |attacked )";
    private static final Pattern AT = Pattern.compile(LEAD + "(" + NAME + ")");
    private static final Pattern WITHIN =
            Pattern.compile(LEAD + "(" + WORD + "(?: " + WORD + "){0,2}?" + CONTEXT + ")");
    private static final Pattern CAPITALS =
            Pattern.compile("(?<![\\p{L}])\\p{Lu}[\\p{L}'’-]+(?:[ -](?:\\p{Lu}[\\p{L}'’-]+|N['’]\\p{L}+))*");

    /** Words that follow a preposition, or begin a sentence, and are no names. */
    private static final Set<String> COMMON = Set.copyOf(List.of(
            ("le la les l un une des du de d au aux a en et ou ce cet cette ces son sa ses leur leurs notre nos il elle ils elles on nous vous "
                            + "hier matin soir midi minuit nuit jour jours heure heures aujourd hui semaine mois an ans lundi mardi mercredi jeudi vendredi samedi dimanche "
                            + "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre debut fin mi courant "
                            + "mort morts tue tues tuee tuees blesse blesses blessee deces victime victimes bilan enleve enleves otage otages civil civils personne personnes "
                            + "homme hommes femme femmes enfant enfants eleve eleves soldat soldats militaire militaires gendarme gendarmes police fds vdp berger eleveur eleveurs "
                            + "agriculteur agriculteurs commercant betail boeuf boeufs tetes moto motos vehicule vehicules camion camions bus car route axe piste feu armes arme main "
                            + "attaque attaques incident embuscade accrochage explosion engin mine tirs tir obus drone frappe enlevement vol braquage marche marches village villages "
                            + "commune communes province region departement cercle ville localite quartier secteur zone nord sud est ouest km kms signale signalons bonjour bonsoir "
                            + "alerte urgent info infos flash sitrep message ras rien signaler situation calme selon source sources nos ecole ecoles csps poste camp base pont antenne "
                            + "plusieurs environ plus moins pres non loin suite avec sans pour par dans sur sous vers chez entre depuis pendant apres avant contre cours train lieu "
                            + "inondation pluie pluies crue feux incendie population populations menages familles deplaces pdi refugies prix hausse manque penurie cas rougeole cholera "
                            + "the an in on at of to from near and or by with without for this that these those there here were was have has had been are is "
                            + "yesterday today tonight morning evening afternoon night noon midnight last week month monday tuesday wednesday thursday friday saturday sunday "
                            + "january february march april june july august september october november december killed dead injured wounded people civilians soldiers gunmen men women "
                            + "children attack attacked armed road town city village market farmers herders cattle house houses about around some least more than hello please report reports "
                            + "pacifique orpaillage or deux trois quatre cinq six sept huit neuf dix two three four five six seven eight nine ten "
                            + "nothing situation calm army convoy patrol school bridge vehicle vehicles motorbikes bandits fire flood displaced idps us our their his her its")
                    .split(" ")));

    private final MessageText text;
    private final Map<String, Found<PlaceClue>> found = new LinkedHashMap<>();

    private PlacePhrases(MessageText text) {
        this.text = text;
    }

    /** The phrases, at most {@value #MOST}. */
    static List<Found<PlaceClue>> list(MessageText text) {
        var phrases = new PlacePhrases(text);
        phrases.labels();
        phrases.stretches();
        phrases.lead(OFFSET, true);
        phrases.within();
        phrases.lead(TYPED, true);
        boolean isPlain = phrases.hasNoCapitals();
        phrases.prepositions(isPlain);
        if (!isPlain) {
            phrases.capitals();
        }
        return phrases.found.values().stream().limit(MOST).toList();
    }

    private void labels() {
        Matcher matcher = LABEL.matcher(text.folded());
        while (matcher.find()) {
            add(matcher.start(1), matcher.end(1), true);
        }
    }

    private void stretches() {
        Matcher matcher = STRETCH.matcher(text.folded());
        while (matcher.find()) {
            int last = matcher.group(2) == null ? 4 : 2;
            for (int end : ends(matcher.start(last), matcher.end(last))) {
                add(matcher.start(), end, true);
            }
        }
        Matcher english = ENGLISH_STRETCH.matcher(text.folded());
        while (english.find()) {
            add(english.start(1), english.end(1), true);
        }
    }

    /** A phrase that ends in a name, which may be shorter than what looks like it. */
    private void lead(Pattern pattern, boolean strong) {
        Matcher matcher = pattern.matcher(text.folded());
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.start() + 1;
            if (matcher.end() > matcher.end(1)) {
                add(matcher.start(), matcher.end(), strong);
            }
            for (int end : ends(matcher.start(1), matcher.end(1))) {
                add(matcher.start(), end, strong);
            }
        }
    }

    /** A name with the area that it is said to lie in. */
    private void within() {
        Matcher matcher = WITHIN.matcher(text.folded());
        for (int from = 0; matcher.find(from); from = matcher.start(1)) {
            boolean isType = matcher.group(1).matches(TYPE + "\\b.*");
            if (!isType && !ends(matcher.start(1), matcher.end(1)).isEmpty()) {
                add(matcher.start(1), matcher.end(1), true);
            }
        }
    }

    private void prepositions(boolean isPlain) {
        Matcher matcher = AT.matcher(text.folded());
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.start(1);
            if (isPlain || isCapital(matcher.start(1))) {
                for (int end : ends(matcher.start(1), matcher.end(1))) {
                    add(matcher.start(1), end, !isPlain);
                }
            }
        }
    }

    private void capitals() {
        Matcher matcher = CAPITALS.matcher(text.written());
        while (matcher.find()) {
            for (int end : ends(matcher.start(), matcher.end())) {
                add(matcher.start(), end, false);
            }
        }
    }

    /** Where a name may end: behind each of its words, the last first; never behind a common word, nor across one. */
    private List<Integer> ends(int start, int end) {
        var ends = new ArrayList<Integer>();
        Matcher words = Pattern.compile(WORD).matcher(text.folded()).region(start, end);
        boolean first = true;
        while (words.find()) {
            boolean isCommon = COMMON.contains(words.group()) || words.group().length() < 2;
            boolean isSmall = !first && !hasNoCapitals() && isCapital(start) && !isCapital(words.start());
            if (isCommon || isSmall) {
                break;
            }
            ends.add(0, words.end());
            first = false;
        }
        return ends;
    }

    private void add(int start, int end, boolean strong) {
        String phrase = text.written().substring(start, end).strip();
        if (phrase.length() > 1 && phrase.length() <= 120) {
            found.putIfAbsent(
                    phrase.toLowerCase(java.util.Locale.ROOT), text.found(new PlaceClue(phrase, strong), start, end));
        }
    }

    private boolean isCapital(int at) {
        return Character.isUpperCase(text.written().charAt(at));
    }

    /** Written in small letters only, or in capitals only: then capitals say nothing. */
    private boolean hasNoCapitals() {
        String written = text.written();
        long capitals = written.chars().filter(Character::isUpperCase).count();
        long small = written.chars().filter(Character::isLowerCase).count();
        // One at the beginning of the message, or of a sentence, is none.
        long names = CAPITALS.matcher(written)
                .results()
                .filter(match -> match.start() > 0 && !endsSentence(written, match.start()))
                .count();
        return capitals == 0 || small == 0 || names == 0;
    }

    private static boolean endsSentence(String written, int at) {
        String before = written.substring(0, at).strip();
        return before.isEmpty()
                || ".!?\n".indexOf(before.charAt(before.length() - 1)) >= 0
                || written.charAt(at - 1) == '\n';
    }
}
