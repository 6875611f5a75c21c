package org.vigie.snapshots;

/** Puts texts into HTML: every value is escaped, whoever wrote it. */
final class Html {

    private final StringBuilder page = new StringBuilder(8192);

    /** Markup of our own. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** Markup of our own with places {@code %s} for values. */
    Html line(String markup, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = escape(String.valueOf(values[i]));
        }
        page.append(markup.formatted(escaped)).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    /** Safe as text and as an attribute's value in double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
