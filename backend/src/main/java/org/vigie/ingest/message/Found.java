package org.vigie.ingest.message;

/**
 * Something that a message says.
 *
 * @param words the message's own words for it
 * @param start where they begin in the message, from 0
 * @param end behind their last letter
 */
public record Found<T>(T value, String words, int start, int end) {}
