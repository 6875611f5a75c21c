/** People, their organisations, passwords, sessions and keys. */
@NullMarked
package org.vigie.access.people;

import org.jspecify.annotations.NullMarked;
