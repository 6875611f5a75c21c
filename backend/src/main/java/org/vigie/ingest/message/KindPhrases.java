package org.vigie.ingest.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened, as a category code, by the words that name it; the more particular words stand first. */
final class KindPhrases {

    private record Sign(String code, Pattern words) {}

    private static final List<Sign> SIGNS = List.of(
            sign(
                    "OTH.SITUATION",
                    "\\br\\.?a\\.?s\\.?(?= *(?:$|[.,;:!\\n]| (?:a|dans|sur|zone|secteur|commune|ce|cette|pour|in|at)\\b))|rien (?:de particulier )?a signaler|nothing to report|situation (?:est )?calme|calme (?:total|precaire)|all calm"),
            sign(
                    "INS.SGBV",
                    "\\bviol(?:s|ees?|ence sexuelle)?\\b|agressions? sexuelles?|violences? sexuelles?|\\brap(?:ed?|es)\\b|sexual (?:violence|assault)"),
            sign(
                    "HEA.EPIZ",
                    "epizooti|peste (?:bovine|des petits ruminants|porcine)|fievre aphteuse|charbon (?:bacteridien|symptomatique)|grippe aviaire|animal disease|(?:animaux|boeufs|betail|bovins|cattle|animals) (?:malades|mort(?:s)? de maladie|died of disease)"),
            sign(
                    "CRI.RUSTL",
                    "vols? (?:de |d')[^.;\\n]{0,15}?(?:betail|boeufs?|vaches?|animaux|moutons?|tetes|chevres?)|(?:betail|boeufs?|vaches?|moutons?|animaux|tetes)[^.;\\n]{0,40}?(?:vole|emporte|enleve|emmene)|(?:vole|emporte|enleve|emmene)[^.;\\n]{0,30}?(?:betail|boeufs?|vaches?|moutons?|animaux|tetes)|cattle (?:rustl|raid|theft)|(?:stole|stolen|rustl|took)[^.;\\n]{0,30}?(?:cattle|cows|sheep|livestock|animals)|(?:cattle|cows|sheep|livestock|animals)[^.;\\n]{0,20}?stolen"),
            sign(
                    "INS.ABD",
                    "enlevement|enlevee?s?\\b|ont enleve|a enleve|kidnapp|otages?\\b|\\brapt\\b|abduct|hostage"),
            sign(
                    "INS.IED",
                    "engins? explosifs?|\\beei\\b|\\bieds?\\b|saute sur (?:une |un )?(?:mine|engin|eei)|\\bmines?(?: artisanales?| antipersonnel)?\\b(?! d'or)[^.;\\n]{0,20}?(?:explos|saut)|(?:explos|saut)[^.;\\n]{0,25}?\\bmines?\\b(?! d'or)|landmines?|roadside bomb|hit (?:a|an) (?:mine|ied)|kamikaze|suicide bomb"),
            sign(
                    "INS.AIR",
                    "frappes? (?:aeriennes?|de drones?)|bombardements? aeriens?|tirs? de drones?|\\bdrones?\\b|air ?strikes?|drone strikes?"),
            sign(
                    "INS.SHELL",
                    "tirs? d'obus|\\bobus\\b|mortiers?\\b|roquettes?\\b|shell(?:ing|ed|s)\\b|mortars?\\b|rockets?\\b"),
            sign(
                    "COM.PAST",
                    "(?:eleveurs?|bergers?|peuls?)[^.;\\n]{0,40}?(?:agriculteurs?|cultivateurs?|paysans?|sedentaires)|(?:agriculteurs?|cultivateurs?|paysans?)[^.;\\n]{0,40}?(?:eleveurs?|bergers?)|divagation|degats champetres|devastation (?:de|des) champs?|farmers?[^.;\\n]{0,30}?herders?|herders?[^.;\\n]{0,30}?farmers?|pastoralists?[^.;\\n]{0,30}?farmers?"),
            sign(
                    "COM.LAND",
                    "(?:conflit|litige|dispute|querelle)s? (?:foncie|de terre|autour d'un(?:e)? (?:champ|terre|parcelle))|land (?:dispute|conflict)"),
            sign("COM.CHIEF", "chefferie|chieftaincy|succession (?:du chef|a la tete)|intronisation"),
            sign(
                    "COM.INTER",
                    "inter-?communautaires?|inter-?communal|entre (?:deux )?communautes|between (?:two )?communities"),
            sign(
                    "INS.BLOCK",
                    "\\bblocus\\b|\\bsieges?\\b(?= (?:de|du|imposee?|par))|(?:axe|route|voie|piste)s? (?:est |sont )?(?:coupee?s?|bloquee?s?|barree?s?|minee?s?|impraticables? du fait)|interdi(?:t|ction)[^.;\\n]{0,15}? (?:de |toute )?(?:circul|sort)|embargo|blockade|besieged|road (?:is |was )?(?:cut|blocked)|under siege"),
            sign(
                    "GOV.SERV",
                    "(?:ecoles?|csps|centres? de sante|mairies?|services?|prefectures?)[^.;\\n]{0,20}? ferme|ferm(?:e|eture)[^.;\\n]{0,25}?(?:ecoles?|csps|centres? de sante|mairies?|services?|prefectures?)|schools?[^.;\\n]{0,15}? closed|closure of[^.;\\n]{0,15}? (?:schools?|services?)"),
            sign(
                    "INS.INFRA",
                    "sabotage|(?:antennes?|pylones?|ponts?|ecoles?|csps|mairies?|chateaux? d'eau|lignes? (?:electriques?|a haute tension)|reseau)[^.;\\n]{0,30}?(?:incendi|brule|detrui|dynamit|sabot|saccag|vandalis|a terre)|(?:incendi|brul|detrui|dynamit|sabot|saccag)[^.;\\n]{0,30}?(?:antennes?|pylones?|ponts?|ecoles?|csps|mairies?|chateaux? d'eau|lycees?)|(?:bridge|antenna|mast|school|power line|pylon)s?[^.;\\n]{0,20}?(?:burn|destroy|blown|sabotag)|(?:burn|destroy|blew up|sabotag)[^.;\\n]{0,20}?(?:bridge|antenna|mast|school|power line|pylon)s?"),
            sign(
                    "INS.CLASH",
                    "accrochages?|affrontements?(?! (?:entre|communautaires?))|affrontements? entre (?:les )?(?:fds|vdp|forces|militaires|soldats|groupes? armes?|l'armee)|echanges? de tirs|embuscades?|combats?\\b|(?:attaque|assaut|harcelement|tirs?)[^.;\\n]{0,30}?(?:poste|detachement|camp|caserne|base|convoi|patrouille|militaires?|fds|vdp|gendarmerie|police|soldats?|armee)|(?:poste|detachement|camp|caserne|convoi|patrouille)[^.;\\n]{0,20}? attaque|\\bclash(?:es|ed)?\\b|ambush(?:ed)?|gun ?battle|exchange of fire|attack(?:ed)?[^.;\\n]{0,20}? (?:post|camp|base|convoy|patrol|soldiers?|army|military|police)"),
            sign(
                    "CRI.ROB",
                    "braqu(?:age|ee?s?)|coupeurs? de routes?|banditisme|bandits? arm|vols? a main armee|cambriol|pill(?:age|ee?s?)\\b|racket|depouill|hold-?up|robber(?:y|ies)|robbed|bandits|looted|looting|extort"),
            sign(
                    "CRI.TRAF",
                    "\\btrafics?\\b|saisie (?:de|d')[^.;\\n]{0,20}?(?:drogue|armes|munitions|medicaments|carburant)|contrebande|traffick|smuggl|drug seizure"),
            sign(
                    "CRI.MINE",
                    "orpaill|sites? (?:d'or|aurifere|minier)|mines? d'or|eboulement|gold (?:mine|mining|site)"),
            sign("GOV.RIOT", "emeutes?|casseurs|\\briots?\\b|mob (?:violence|justice)|lynch|vindicte populaire"),
            sign(
                    "GOV.PROT",
                    "manifest(?:ation|ants?|e)|marches? (?:pacifique|de protestation|contre)|sit-?in|\\bgreves?\\b|protest|demonstrat|\\bstrikes?\\b(?! \\d)"),
            sign("GOV.ELEC", "elections?|electora|bureaux? de vote|scrutin|enrolement des electeurs|polling"),
            sign("GOV.ARREST", "arrestations?|arretee?s?\\b(?! (?:de|du) )|interpell|arrested|arrests?\\b|detained"),
            sign(
                    "INS.CIV",
                    "attaque(?:nt|e|r|ee?s?)?[^.;\\n]{0,30}?(?:village|civils?|population|marche|habitants?|ambulance|bus|car de transport|mosquee|eglise|hameau|quartier)|(?:village|hameau|marche|quartier)[^.;\\n]{0,20}? attaque|incursion|massacre|exactions?|(?:civils?|villageois|habitants?|bergers?|commercants?|paysans?|personnes?)[^.;\\n]{0,25}? (?:tuee?s?|assassinee?s?|executee?s?|egorgee?s?)|(?:tue|assassine|execute|egorge)[^.;\\n]{0,25}? (?:civils?|villageois|habitants?|berger|commercant|paysan|personnes?|imam|chef)|assassinat|attack(?:ed)?[^.;\\n]{0,25}? (?:village|civilians?|market|residents|mosque|church|hamlet)|(?:civilians?|villagers?|farmers?|people|residents)[^.;\\n]{0,15}? (?:were )?killed|killed[^.;\\n]{0,20}? (?:civilians?|villagers?|farmers?|people|residents|herders?)"),
            sign("ENV.FLOOD", "inond|\\bcrues?\\b|pluies? (?:diluviennes?|torrentielles?)|flood|heavy rains?"),
            sign(
                    "ENV.FIRE",
                    "feux? de brousse|incendies?\\b|bush ?fires?|\\bfires?\\b(?! ?(?:exchange|fight))|wildfire"),
            sign("ENV.LOCUST", "criquets?|acridien|chenilles? legionnaires?|locusts?|armyworm"),
            sign("ENV.DROUGHT", "secheresse|poche de secheresse|drought|tarissement|dry spell"),
            sign(
                    "FOO.PRICE",
                    "(?:hausse|flambee|augmentation)[^.;\\n]{0,20}? (?:des |du )?(?:prix|cours)|prix[^.;\\n]{0,35}?(?:augment|flamb|double|passe de|hausse)|price[^.;\\n]{0,25}?(?:rise|rose|increas|doubled|up)|(?:rise|increase) (?:in|of)[^.;\\n]{0,15}? prices?"),
            sign(
                    "FOO.FODDER",
                    "(?:manque|penurie|rarete) (?:de |du |d')(?:fourrage|paturages?|aliments? (?:de |pour )?betail|sppai)|fodder|lack of pasture"),
            sign(
                    "FOO.SHORT",
                    "penurie|rupture (?:de )?stocks?|manque (?:de |d')(?:vivres|cereales|mil|eau|nourriture)|famine|shortage|out of stock|lack of (?:food|water)"),
            sign(
                    "HEA.EPID",
                    "epidemi|cholera|rougeole|meningite|\\bcas (?:suspects?|confirmes?) (?:de |d')|dengue|fievre jaune|diphterie|measles|meningitis|outbreak|ebola"),
            sign(
                    "HEA.ACCESS",
                    "acces aux soins|sans (?:soins|medicaments)|(?:csps|hopital)[^.;\\n]{0,20}? (?:sans|n'a plus|non fonctionnel)|access to (?:health )?care|no medicines?"),
            sign(
                    "DIS.RET",
                    "retour (?:de|des|d')[^.;\\n]{0,20}?(?:deplace|pdi|refugie|population|menages|familles|habitants)|returnees?|returned home|retournes? (?:dans|au) (?:leurs? )?village"),
            sign(
                    "DIS.IN",
                    "arriv(?:ee?s?|e de|ee de|ent)[^.;\\n]{0,30}?(?:deplace|pdi|refugie|menages|familles)|(?:deplace|pdi|refugie|menages|familles)[^.;\\n]{0,30}?(?:arriv|accueill|enregistre)|accueil(?:li)? de[^.;\\n]{0,20}?(?:deplace|pdi)|(?:idps?|refugees?|households?|families|displaced)[^.,;\\n]{0,20}? arriv|arrival of[^.;\\n]{0,20}?(?:idps?|refugees?|displaced)"),
            sign(
                    "DIS.OUT",
                    "\\bont fui\\b|\\bfui(?:te|ent)\\b|fuyant|ont quitte|deplacements? (?:de|des|massif|force)|deguerpi|ultimatum|vide(?:r)? (?:le|leur)s? villages?|fled|fleeing|displacement|displaced|left their homes|deplacee?s?\\b|\\bpdi\\b"),
            sign("COM.LAND", "foncie"),
            sign(
                    "INS",
                    "attaques?|attaquee?s?|assaillants?|hommes armes|individus armes|tirs?\\b|coups? de feu|explosion|insecurite|gunmen|gunfire|attack|armed men|shots?"));

    private KindPhrases() {}

    /** The first sign, in the order of their particularity. */
    static Optional<Found<String>> find(MessageText text) {
        for (Sign sign : SIGNS) {
            Matcher matcher = sign.words().matcher(text.folded());
            if (matcher.find()) {
                return Optional.of(text.found(sign.code(), matcher.start(), matcher.end()));
            }
        }
        return Optional.empty();
    }

    private static Sign sign(String code, String words) {
        return new Sign(code, Pattern.compile(words));
    }
}
