package org.vigie.access;

/** What the store holds, as far as it decides who may come in without a name; the incidents' own package says it. */
public interface StoredData {

    /** Whether every incident and every report of the store, of any version, was made up for exercises. */
    boolean isExerciseOnly();
}
