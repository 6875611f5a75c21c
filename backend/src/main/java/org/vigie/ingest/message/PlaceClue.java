package org.vigie.ingest.message;

/**
 * A phrase that may name the place.
 *
 * @param phrase as the geocoder takes it: "15 km au nord de Djibo"
 * @param strong whether the message's words say that it is a place; else its name must match exactly to be believed
 */
public record PlaceClue(String phrase, boolean strong) {}
