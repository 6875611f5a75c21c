package org.vigie.toponyms;

import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mil.nga.grid.Hemisphere;
import mil.nga.grid.features.Point;
import mil.nga.mgrs.MGRS;
import mil.nga.mgrs.utm.UTM;
import org.jspecify.annotations.Nullable;
import org.vigie.toponyms.PlacePhrase.Position;

/**
 * Finds coordinates in a text: degrees, minutes and seconds with a hemisphere letter (N, S, E, W, O for ouest; before or
 * behind), decimal degrees with point or comma, UTM ("30P 651234 1512345", "30 N …"), MGRS ("30PXB 51234 12345"). WGS 84.
 */
final class PositionParser {

    private static final double KM_PER_DEGREE = 111.2;
    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d+)?)";
    private static final String ANGLE = "([-+])?" + NUMBER + "(?: ?(?:°|º|deg|d|degres?) ?| (?=\\d))?(?:" + NUMBER
            + "(?: ?(?:'|′|min|m) ?| (?=\\d)))?(?:" + NUMBER + " ?(?:''|\"|″|sec|s(?![a-z])|')?)?";
    private static final String HALF = "([nsewo](?![a-z])|nord|north|sud|south|est|east|ouest|west)";
    private static final String BETWEEN =
            "\\s*[,;/ ]?\\s*(?:et |and )?(?:lon(?:g(?:itude)?)?\\.? ?[:=]? ?|lat(?:itude)?\\.? ?[:=]? ?)?";
    private static final Pattern ANGLES_BEHIND =
            Pattern.compile("(?<![\\w.])" + ANGLE + " ?" + HALF + BETWEEN + ANGLE + " ?" + HALF + "(?!\\w)");
    private static final Pattern ANGLES_BEFORE = Pattern.compile(
            "(?<!\\w)" + HALF + "[ :]*" + ANGLE + BETWEEN + "(?<!\\w)" + HALF + "[ :]*" + ANGLE + "(?!\\w)");
    private static final Pattern DECIMALS = Pattern.compile(
            "^\\D{0,20}?([-+]?\\d{1,3}[.,]\\d{2,})\\s*[,;/ ]\\s*(?:lon[a-z.]*\\s*[:=]?\\s*)?([-+]?\\d{1,3}[.,]\\d{2,})\\D{0,5}$");
    private static final Pattern UTM_WORDS = Pattern.compile(
            "(?<!\\w)(2[7-9]|3[0-4]) ?([c-hj-np-x]) ?[,;]?(?:[ex][ :=]*)?(\\d{6})(?:[.,]\\d+)?(?: ?m)? ?e?[ ,;]+(?:[ny][ :=]*)?(\\d{6,7})(?:[.,]\\d+)?(?: ?m)? ?n?(?!\\w)");
    private static final Pattern MGRS_WORDS =
            Pattern.compile("(?<!\\w)(2[7-9]|3[0-4]) ?([c-hj-np-x]) ?([a-hj-np-z]{2}) ?(\\d{2,5}) ?(\\d{2,5})(?!\\w)");

    private PositionParser() {}

    /** The position in a folded text (see {@link PhraseParser#fold}), if it holds one. */
    static Optional<Position> find(String text) {
        if (!text.matches(".*\\d.*\\d.*")) {
            return Optional.empty();
        }
        return mgrs(text).or(() -> utm(text)).or(() -> decimals(text)).or(() -> angles(text));
    }

    private static Optional<Position> mgrs(String text) {
        Matcher found = MGRS_WORDS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String digits = found.group(4) + found.group(5);
        if (digits.length() % 2 != 0) {
            return Optional.empty();
        }
        String code = (found.group(1) + found.group(2) + found.group(3) + digits).toUpperCase(Locale.ROOT);
        try {
            Point corner = MGRS.parse(code).toPoint();
            double squareKm = 100 / Math.pow(10, digits.length() / 2.0);
            return position(corner.getLongitude(), corner.getLatitude(), squareKm, true);
        } catch (ParseException | RuntimeException notMgrs) {
            return Optional.empty();
        }
    }

    /** The letter is a latitude band, or N and S as the hemisphere: the bands south of the equator are C to M. */
    private static Optional<Position> utm(String text) {
        Matcher found = UTM_WORDS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        char band = found.group(2).charAt(0);
        Hemisphere half = band < 'n' ? Hemisphere.SOUTH : Hemisphere.NORTH;
        Point point = UTM.point(
                Integer.parseInt(found.group(1)),
                half,
                Double.parseDouble(found.group(3)),
                Double.parseDouble(found.group(4)));
        return position(point.getLongitude(), point.getLatitude(), 0.005, true);
    }

    /** Two bare numbers with at least two decimals; read latitude first unless that cannot be. */
    private static Optional<Position> decimals(String text) {
        Matcher found = DECIMALS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        double first = number(found.group(1));
        double second = number(found.group(2));
        double uncertainty =
                KM_PER_DEGREE / 2 / Math.pow(10, Math.min(decimalsOf(found.group(1)), decimalsOf(found.group(2))));
        return Math.abs(first) <= 90
                ? position(second, first, uncertainty, false)
                : position(first, second, uncertainty, true);
    }

    /** Two angles, each with a hemisphere behind or before it. */
    private static Optional<Position> angles(String text) {
        Matcher behind = ANGLES_BEHIND.matcher(text);
        if (behind.find()) {
            return angles(Angle.of(behind, 1, 5), Angle.of(behind, 6, 10));
        }
        Matcher before = ANGLES_BEFORE.matcher(text);
        return before.find() ? angles(Angle.of(before, 2, 1), Angle.of(before, 7, 6)) : Optional.empty();
    }

    private static Optional<Position> angles(@Nullable Angle one, @Nullable Angle other) {
        if (one == null || other == null || one.north() == other.north()) {
            return Optional.empty();
        }
        double latitude = one.north() ? one.degrees() : other.degrees();
        double longitude = one.north() ? other.degrees() : one.degrees();
        return position(longitude, latitude, Math.max(one.uncertaintyKm(), other.uncertaintyKm()), true);
    }

    private static Optional<Position> position(double longitude, double latitude, double uncertaintyKm, boolean sure) {
        boolean onEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
        return onEarth
                ? Optional.of(new Position(longitude, latitude, Math.max(0.005, uncertaintyKm), sure))
                : Optional.empty();
    }

    private static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }

    private static int decimalsOf(String digits) {
        int mark = Math.max(digits.indexOf('.'), digits.indexOf(','));
        return mark < 0 ? 0 : digits.length() - mark - 1;
    }

    /** One angle with its hemisphere. */
    private record Angle(double degrees, boolean north, double uncertaintyKm) {

        /** From sign, degrees, minutes, seconds in four groups from {@code group}, and the hemisphere's. */
        static @Nullable Angle of(Matcher found, int group, int halfGroup) {
            char half = hemisphere(found.group(halfGroup));
            double degrees = number(found.group(group + 1));
            double scale = decimalScale(found.group(group + 1), 1);
            for (int i = 2; i <= 3; i++) {
                String part = found.group(group + i);
                double unit = i == 2 ? 60 : 3600;
                if (part != null) {
                    if (number(part) >= 60) {
                        return null;
                    }
                    degrees += number(part) / unit;
                    scale = decimalScale(part, unit);
                }
            }
            boolean negative = half == 's' || half == 'w' || "-".equals(found.group(group));
            return new Angle(negative ? -degrees : degrees, half == 'n' || half == 's', scale * KM_PER_DEGREE / 2);
        }

        private static char hemisphere(String word) {
            char letter = word.charAt(0);
            return letter == 'o' ? 'w' : letter;
        }

        private static double decimalScale(String part, double unit) {
            return 1 / unit / Math.pow(10, decimalsOf(part));
        }
    }
}
