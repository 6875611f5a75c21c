package org.vigie.ingest;

import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.incidents.Categories;

/**
 * What holds for a whole file where its rows say nothing.
 *
 * @param source the source that the caller names; null for the row's own, else the profile's id
 * @param marking how far the reports may travel
 * @param categories the taxonomy
 */
record Defaults(@Nullable String source, Marking marking, Categories categories) {}
