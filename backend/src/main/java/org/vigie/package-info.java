/** Vigie: reports of incidents in, hotspots per commune out. */
@NullMarked
package org.vigie;

import org.jspecify.annotations.NullMarked;
