package org.vigie.formats;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days in ISO 8601. Rows of a file share few days, so each is written once and then found. For one thread. */
final class DayTexts {

    private static final int SLOTS = 1 << 12;

    private final @Nullable LocalDate[] days = new @Nullable LocalDate[SLOTS];
    private final String[] texts = new String[SLOTS];

    String text(LocalDate day) {
        int slot = (int) day.toEpochDay() & SLOTS - 1;
        if (!day.equals(days[slot])) {
            days[slot] = day;
            texts[slot] = day.toString();
        }
        return texts[slot];
    }
}
