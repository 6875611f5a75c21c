/** Reads and checks one file of boundaries, and makes of it a draft set: the tree of areas, their polygons and outlines. */
@NullMarked
package org.vigie.areas.boundaryfile;

import org.jspecify.annotations.NullMarked;
