/** Reads short messages (SMS, WhatsApp, radio notes), French or English: when, where, what, how many people. Pure: nothing is kept. */
@NullMarked
package org.vigie.ingest.message;

import org.jspecify.annotations.NullMarked;
