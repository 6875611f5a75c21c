package org.vigie.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Traffic Light Protocol 2.0 (FIRST, 2022): how far a report may travel, from the freest to the closest. */
public enum Marking {
    CLEAR("TLP:CLEAR"),
    GREEN("TLP:GREEN"),
    AMBER("TLP:AMBER"),
    AMBER_STRICT("TLP:AMBER+STRICT"),
    RED("TLP:RED");

    /** What a report is marked when nobody said otherwise. */
    public static final Marking DEFAULT = AMBER;

    private final String label;

    Marking(String label) {
        this.label = label;
    }

    /** The marking as it is written, stored and shown: {@code TLP:AMBER+STRICT}. */
    public String label() {
        return label;
    }

    /** The marking that a text names, with or without {@code TLP:}, in any case; WHITE is the old name of CLEAR. */
    public static Optional<Marking> find(String text) {
        String word = text.strip()
                .toUpperCase(Locale.ROOT)
                .replace("TLP:", "")
                .replace(' ', '+')
                .strip();
        String name = word.equals("WHITE") ? "CLEAR" : word.replace('_', '+');
        return Arrays.stream(values())
                .filter(marking -> marking.label.equals("TLP:" + name))
                .findFirst();
    }

    /** The closer of two markings. */
    public static Marking closer(Marking one, Marking other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
