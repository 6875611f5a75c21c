package org.vigie.ingest.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time of day: "vers 18h", "à 6 heures du soir", "18:30", "6pm", "1830 GMT", "à midi". How long something lasted is none. */
final class TimePhrases {

    private static final String NOT_A_LENGTH =
            "(?<!(?:depuis|pendant|durant|pres de|en|sous|il y a|for|after|within|apres|duree de|plus de|moins de) )";
    private static final Pattern FRENCH = Pattern.compile(
            NOT_A_LENGTH
                    + "\\b([01]?\\d|2[0-3]) ?(?:h|heures?|hrs?)(?: ?([0-5]\\d)(?: ?(?:mn|min|minutes?))?)?(?![\\w/])(?: ?(du matin|de l'apres-midi|du soir|ago))?");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:.,])([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?(?![\\d:])(?: ?(am|pm|a\\.m\\.|p\\.m\\.))?");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(1[0-2]|0?[1-9])(?:[:.h]([0-5]\\d))? ?(am|pm|a\\.m\\.?|p\\.m\\.?)(?![\\w])");
    private static final Pattern MILITARY =
            Pattern.compile("\\b([01]\\d|2[0-3])([0-5]\\d) ?(?:z|gmt|utc|tu|hrs|hours)\\b");
    private static final Pattern WORD = Pattern.compile("\\b(?:a|vers|at|around) (midi|minuit|noon|midnight)\\b");

    private TimePhrases() {}

    /** The first time of day that is said, as {@code 18:30}. */
    static Optional<Found<String>> find(MessageText text) {
        Found<String> first = null;
        for (Pattern pattern : new Pattern[] {MILITARY, ENGLISH, CLOCK, FRENCH}) {
            Matcher matcher = pattern.matcher(text.folded());
            while (matcher.find()) {
                Found<String> found = time(text, matcher);
                if (found != null && (first == null || found.start() < first.start())) {
                    first = found;
                }
            }
        }
        return first != null ? Optional.of(first) : word(text);
    }

    private static @org.jspecify.annotations.Nullable Found<String> time(MessageText text, Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(1));
        String minutes = matcher.groupCount() >= 2 && matcher.group(2) != null ? matcher.group(2) : "00";
        String half = matcher.groupCount() >= 3 && matcher.group(3) != null ? matcher.group(3) : "";
        if (half.equals("ago")) {
            return null;
        }
        boolean afternoon = half.startsWith("p") || half.startsWith("de l'apres") || half.equals("du soir");
        boolean morning = half.startsWith("a") || half.equals("du matin");
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        return text.found(String.format(Locale.ROOT, "%02d:%s", hour, minutes), matcher.start(), matcher.end());
    }

    private static Optional<Found<String>> word(MessageText text) {
        Matcher matcher = WORD.matcher(text.folded());
        if (!matcher.find()) {
            return Optional.empty();
        }
        boolean isNight = matcher.group(1).startsWith("min") || matcher.group(1).startsWith("midn");
        return Optional.of(text.found(isNight ? "00:00" : "12:00", matcher.start(), matcher.end()));
    }
}
