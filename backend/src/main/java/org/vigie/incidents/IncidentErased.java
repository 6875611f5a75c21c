package org.vigie.incidents;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An incident and its reports are no more, in no version. Published in the transaction that takes them out, so that whoever keeps
 * something made of them takes it out in the same transaction.
 *
 * @param id the origin id that it had
 * @param version the data version of the erasing
 * @param versions the data versions that had brought or changed its reports
 * @param words what the reports said in words: places, references, descriptions
 * @param from the first day of any of its versions
 * @param to the last one
 */
public record IncidentErased(
        UUID id, long version, List<Long> versions, List<String> words, LocalDate from, LocalDate to) {}
