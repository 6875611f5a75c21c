package org.vigie.incidents;

import org.jspecify.annotations.Nullable;

/**
 * A node of the taxonomy of human security: a category ({@code INS}) or one of its kinds ({@code INS.CLASH}).
 *
 * @param parent the category of a kind, null for a category
 * @param counted whether its incidents are events that count in densities
 * @param sensitive whether it is withheld or coarsened below EDITOR
 */
public record Category(
        String code, @Nullable String parent, String labelFr, String labelEn, boolean counted, boolean sensitive) {

    /** The category of a kind's code: {@code INS} of {@code INS.CLASH}. */
    public static String categoryOf(String kind) {
        int dot = kind.indexOf('.');
        return dot < 0 ? kind : kind.substring(0, dot);
    }
}
