package org.vigie.ingest.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many people were killed, injured, abducted or displaced: "3 morts", "deux civils et un soldat tués", "killed four
 * farmers", "aucune victime", "Blessés : 5". Animals, houses and households are not people; "une dizaine" is 10.
 */
final class PeoplePhrases {

    private static final String NUMBER = "(" + Numbers.NUMBER + ")";
    /** "2 à 3": the lower one is proposed. */
    private static final String RANGE = NUMBER + "(?: ?(?:a|ou|to|or|-) ?" + Numbers.NUMBER + ")?";

    private static final String LEAST =
            "(?:au moins |plus de |environ |pres de |quelque |une |at least |more than |about |around |some |over )*";

    /** What is counted besides people, and words across which a number does not reach. */
    private static final String STOP =
            "(?:boeufs?|b?oeufs?|vaches?|moutons?|chevres?|animaux|animal|betes?|tetes?|betail|anes?|chameaux?|chevaux|volailles?"
                    + "|poulets?|ovins?|caprins?|bovins?|cattle|cows?|sheep|goats?|heads?|livestock|animals?|camels?|donkeys?"
                    + "|cas|cases|dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?|quarantaines?|cinquantaines?|soixantaines?|centaines?|milliers?|dozens?|hundreds?|thousands?"
                    + "|km|kms|kilometres?|metres?|jours?|heures?|minutes?|mois|semaines?|ans?|fois|motos?|motocyclettes?|vehicules?"
                    + "|camions?|pick-?ups?|maisons?|cases?|concessions?|boutiques?|menages?|familles?|tonnes?|sacs?|fcfa|francs?"
                    + "|days?|hours?|weeks?|months?|years?|houses?|homes?|huts?|households?|families|motorbikes?|motorcycles?|vehicles?"
                    + "|trucks?|shops?|bags?|ont|a|avaient|aurait|auraient|qui|have|has|had|who|et|and|dont|mais|but|puis|then|with|avec)";

    private static final String PASSIVE =
            "(?:(?:ont|a|avaient|auraient|aurait) ete |sont |est |etaient |were |was |have been |has been |are |is )?";

    private static final Map<People, String> DONE = Map.of(
            People.FATALITIES,
                    "(?:morts?|mortes?|tues?|tuee?s?|deces|decedee?s?|decedes?|assassinee?s?|executee?s?|abattue?s?|egorgee?s?|cadavres?"
                            + "|corps(?: sans vie)?|neutralisee?s?|noyee?s?|killed|dead|deaths?|fatalit(?:y|ies)|died|murdered|executed|bodies|body|drowned"
                            + "|(?:ont |a )?perdu la vie|lost their li(?:fe|ves))",
            People.INJURED, "(?:blessee?s?|injured|wounded|injuries|hurt)",
            People.ABDUCTED,
                    "(?:enlevee?s?|kidnappee?s?|otages?|prise?s? en otages?|capturee?s?|emmenee?s?|abducted|kidnapped|hostages?|taken away|taken hostage)",
            People.DISPLACED,
                    "(?:deplacee?s?(?: internes?)?|pdi|refugiee?s?|idps?|displaced|(?:ont )?fui|(?:ont )?quitte leurs?|fled|have fled)");

    /** Whoever is counted: a few words, none of which counts something else or says what happened. */
    private static final String GROUP = "((?:(?!(?:" + STOP + "|" + anyDone() + ")\\b)[a-z][a-z'-]* ){0,4}?)";

    private static final Map<People, String> ACTIVE = Map.of(
            People.FATALITIES,
                    "(?:(?:ont|a|avaient|aurait|auraient) (?:tue|abattu|assassine|execute|egorge)|tuant|killed|killing|murdered|executed)",
            People.INJURED, "(?:(?:ont|a|avaient|aurait|auraient) blesse|blessant|injured|injuring|wounded|wounding)",
            People.ABDUCTED,
                    "(?:(?:ont|a|avaient|aurait|auraient) (?:enleve|kidnappe|capture|emmene|pris en otages?)|enlevant|kidnappant|emmenant|abducted|abducting|kidnapped|kidnapping)",
            People.DISPLACED, "(?:displaced|displacing|deplacant)");

    private static final Map<People, String> NOUN = Map.of(
            People.FATALITIES, "(?:mort|deces|assassinat|meurtre|execution|death|killing|murder) (?:de |d'|des? |of )",
            People.INJURED, "(?:blessures? (?:de |a |sur )|injury of |wounding of )",
            People.ABDUCTED, "(?:enlevement|rapt|kidnapping|prise d'otages?|abduction) (?:de |d'|of )",
            People.DISPLACED,
                    "(?:deplacement|fuite|depart|exode|displacement|flight)(?: (?:massif|force))? (?:de |d'|of )");

    private static final Map<People, String> LABEL = Map.of(
            People.FATALITIES, "(?:morts?|tues?|deces|killed|dead|deaths|fatalities)",
            People.INJURED, "(?:blesses?|injured|wounded)",
            People.ABDUCTED, "(?:enleves?|otages?|abducted|kidnapped|hostages)",
            People.DISPLACED, "(?:deplaces?|pdi|idps?|displaced)");

    private static final String NO = "(?:aucune?s?|pas de|pas d'|sans|zero|ni|no|without|nil|0) ";
    private static final Map<People, String> NONE = Map.of(
            People.FATALITIES,
                    "(?:morts?|deces|victimes?|perte(?:s)?(?: en vies? humaines?)?|deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|victims?|killed)",
            People.INJURED, "(?:blesses?|victimes?|injur(?:y|ies|ed)|wounded|casualt(?:y|ies)|victims?)",
            People.ABDUCTED, "(?:otages?|enleves?|hostages?|abducted|kidnapped)",
            People.DISPLACED, "(?:deplaces?|displaced)");

    private static final Map<People, List<Pattern>> PATTERNS = patterns();
    private static final Map<People, Pattern> NOBODY = nobody();

    private PeoplePhrases() {}

    private record Count(int number, String group, int start, int end) {}

    /** How many of a group; empty where the message does not say. */
    static Optional<Found<Integer>> find(MessageText text, People of) {
        var counts = new ArrayList<Count>();
        for (Pattern pattern : PATTERNS.get(of)) {
            Matcher matcher = pattern.matcher(text.folded());
            while (matcher.find()) {
                add(counts, count(matcher, of));
            }
        }
        counts.removeIf(count -> isOfAnimals(text, count));
        if (!counts.isEmpty()) {
            return Optional.of(sum(text, counts));
        }
        Matcher nobody = NOBODY.get(of).matcher(text.folded());
        return nobody.find() ? Optional.of(text.found(0, nobody.start(), nobody.end())) : Optional.empty();
    }

    /** A bare count ("5 morts") is a total; else different groups add up ("2 civils et 1 soldat tués"). */
    private static Found<Integer> sum(MessageText text, List<Count> counts) {
        Optional<Count> total = counts.stream()
                .filter(count -> count.group().isBlank())
                .max(java.util.Comparator.comparingInt(Count::number)
                        .thenComparing(Count::start, java.util.Comparator.reverseOrder()));
        if (total.isPresent()) {
            return text.found(
                    total.get().number(), total.get().start(), total.get().end());
        }
        var groups = new HashSet<String>();
        List<Count> different =
                counts.stream().filter(count -> groups.add(count.group())).toList();
        int start = different.stream().mapToInt(Count::start).min().orElseThrow();
        int end = different.stream().mapToInt(Count::end).max().orElseThrow();
        return text.found(different.stream().mapToInt(Count::number).sum(), start, end);
    }

    private static void add(List<Count> counts, Count found) {
        if (counts.stream().noneMatch(known -> known.start() < found.end() && found.start() < known.end())) {
            counts.add(found);
        }
    }

    private static Count count(Matcher matcher, People of) {
        int number = 0;
        var group = new StringBuilder();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String part = matcher.group(i);
            if (part != null && part.matches(Numbers.NUMBER)) {
                number += Numbers.value(part);
            } else if (part != null) {
                group.append(part.strip());
            }
        }
        return new Count(number, group.toString(), matcher.start(), matcher.end());
    }

    /** "killed 3 cows". */
    private static boolean isOfAnimals(MessageText text, Count count) {
        String behind = text.folded().substring(count.end());
        return !count.group().isEmpty()
                        && Pattern.compile("^" + STOP + "\\b")
                                .matcher(count.group())
                                .find()
                || Pattern.compile(
                                "^ ?(?:de |d')?(?:boeufs?|vaches?|moutons?|chevres?|animaux|betes?|tetes?|betail|anes?|chameaux?|volailles?|menages?|familles?"
                                        + "|cattle|cows?|sheep|goats?|heads?|livestock|animals?|households?|families)\\b")
                        .matcher(behind)
                        .find();
    }

    private static Map<People, List<Pattern>> patterns() {
        var patterns = new EnumMap<People, List<Pattern>>(People.class);
        for (People of : People.values()) {
            String notActive = "(?! " + LEAST + Numbers.NUMBER + " (?!" + anyDone() + "))";
            patterns.put(
                    of,
                    List.of(
                            Pattern.compile("\\b" + LABEL.get(of) + " ?[:=] ?" + RANGE),
                            Pattern.compile(
                                    "\\b" + NUMBER + " " + GROUP.replace("{0,4}", "{1,4}") + "(?:et|and|,|\\+) ?"
                                            + NUMBER + " " + GROUP + PASSIVE + DONE.get(of) + "\\b" + notActive),
                            Pattern.compile("\\b" + RANGE + " " + GROUP + PASSIVE + DONE.get(of) + "\\b" + notActive),
                            Pattern.compile(
                                    "\\b" + ACTIVE.get(of) + " " + LEAST + RANGE + "(?! ?(?:" + anyDone() + ")\\b)"),
                            Pattern.compile("\\b" + NOUN.get(of) + LEAST + RANGE)));
        }
        return patterns;
    }

    private static Map<People, Pattern> nobody() {
        var patterns = new EnumMap<People, Pattern>(People.class);
        for (People of : People.values()) {
            patterns.put(of, Pattern.compile("\\b" + NO + "(?:[a-z]+ (?:ni|et|or|and) )?" + NONE.get(of) + "\\b"));
        }
        return patterns;
    }

    private static String anyDone() {
        return String.join("|", DONE.values());
    }
}
