package org.vigie.geocode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.geocode.GeocodeIndex.Entry;
import org.vigie.geocode.Match.Kind;
import org.vigie.geocode.Scoring.Scored;

/** Says in French or English why words were taken for a location. Thread safe. */
final class Words {

    /** Gives the text of a message key. */
    interface Texts {
        String text(String key, List<String> arguments, Locale language);
    }

    private final Texts texts;

    Words(Texts texts) {
        this.texts = texts;
    }

    String say(Locale language, String key, String... arguments) {
        return texts.text("why." + key, List.of(arguments), language);
    }

    /** How a name was matched, where it lies in regard to what was said, and what else speaks for it. */
    String match(Scored scored, Stated stated, Locale language) {
        var reasons = new ArrayList<String>();
        Match match = scored.match();
        Entry entry = scored.entry();
        reasons.add(say(language, key(match, entry), match.spelling()));
        if (!stated.finest().isEmpty()) {
            reasons.add(say(language, ring(scored.ring(), stated), stated.finestText()));
        } else if (stated.finestText() != null) {
            reasons.add(say(language, "IN_COUNTRY", stated.finestText()));
        }
        if (entry.seat()) {
            reasons.add(say(language, "SEAT"));
        }
        if (entry.level() == AreaTree.NONE && entry.precision() != LocationPrecision.SETTLEMENT) {
            reasons.add(say(language, "NO_COORDINATES"));
        }
        return String.join(say(language, "AND"), reasons);
    }

    private static String key(Match match, Entry entry) {
        if (match.kind() == Kind.EXACT && entry.level() != AreaTree.NONE) {
            return "AREA";
        }
        boolean own = match.spelling().equals(entry.name());
        return match.kind() == Kind.EXACT && !own ? "ALTERNATE" : match.kind().name();
    }

    private static String ring(int ring, Stated stated) {
        if (ring == 0) {
            return "INSIDE";
        }
        return stated.rings().get(ring).reachKm() > 0 ? "NEARBY" : "OUTSIDE";
    }
}
