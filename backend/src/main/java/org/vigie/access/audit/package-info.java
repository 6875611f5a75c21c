/** What happened, line by line, each chained to the one before. */
@NullMarked
package org.vigie.access.audit;

import org.jspecify.annotations.NullMarked;
