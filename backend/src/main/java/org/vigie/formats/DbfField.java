package org.vigie.formats;

/**
 * One column of a .dbf.
 *
 * @param name 1 to 10 characters A-Z, a-z, 0-9, _; a letter first
 * @param type what it holds
 * @param width bytes of a value: text 1-254 (UTF-8), numbers 1-20 with sign and point, dates 8, truth 1
 * @param decimals digits behind the point, 0 unless a NUMBER; at most width - 2
 */
public record DbfField(String name, Type type, int width, int decimals) {

    /** What a column holds. */
    public enum Type {
        /** Text, UTF-8. */
        TEXT('C'),
        /** Numbers, whole or with decimals. */
        NUMBER('N'),
        /** Days. */
        DATE('D'),
        /** True or false. */
        TRUTH('L');

        private final char code;

        Type(char code) {
            this.code = code;
        }

        char code() {
            return code;
        }
    }

    /** @throws IllegalArgumentException when the format cannot hold such a column */
    public DbfField {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,9}")) {
            throw new IllegalArgumentException("No dbf field name: " + name);
        }
        boolean fits =
                switch (type) {
                    case TEXT -> width >= 1 && width <= 254 && decimals == 0;
                    case NUMBER -> width >= 1 && width <= 20 && decimals >= 0 && decimals <= Math.max(0, width - 2);
                    case DATE -> width == 8 && decimals == 0;
                    case TRUTH -> width == 1 && decimals == 0;
                };
        if (!fits) {
            throw new IllegalArgumentException("No dbf width: " + name + " " + width + "." + decimals);
        }
    }

    /** Text of at most so many bytes in UTF-8. */
    public static DbfField text(String name, int width) {
        return new DbfField(name, Type.TEXT, width, 0);
    }

    /** Whole numbers of so many digits, the sign included. */
    public static DbfField whole(String name, int width) {
        return new DbfField(name, Type.NUMBER, width, 0);
    }

    /** Numbers of so many characters, sign and point included. */
    public static DbfField decimal(String name, int width, int decimals) {
        return new DbfField(name, Type.NUMBER, width, decimals);
    }

    /** Days. */
    public static DbfField date(String name) {
        return new DbfField(name, Type.DATE, 8, 0);
    }

    /** True, false or unknown. */
    public static DbfField truth(String name) {
        return new DbfField(name, Type.TRUTH, 1, 0);
    }
}
