/** The door: every route and the role that it asks for, and the ways in (session, key, password, token). */
@NullMarked
package org.vigie.access.gate;

import org.jspecify.annotations.NullMarked;
