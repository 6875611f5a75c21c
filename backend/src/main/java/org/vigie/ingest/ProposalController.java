package org.vigie.ingest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;
import org.vigie.geocode.Candidate;
import org.vigie.ingest.Proposals.Proposal;
import org.vigie.ingest.message.Reading;

/** A pasted message in, a proposed report out. Nothing of the message is stored or logged. */
@RestController
class ProposalController {

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * A message.
     *
     * @param text at most {@value Reading#MAX_CHARS} characters
     * @param language of the reasons: {@code fr} or {@code en}; the request's where absent
     * @param receivedOn ISO day from which "yesterday" counts; today (UTC) where absent
     */
    record Message(
            @Nullable String text,
            @Nullable String language,
            @Nullable String receivedOn) {}

    @PostMapping("/api/v1/incidents/proposals")
    ResponseEntity<Map<String, @Nullable Object>> propose(
            @RequestBody Message message, Parameters parameters, Locale requested) {
        String text = message.text() == null ? "" : message.text().strip();
        if (text.isEmpty()) {
            parameters.error("text", "REQUIRED");
        } else if (text.length() > Reading.MAX_CHARS) {
            parameters.error("text", "TOO_LONG", Reading.MAX_CHARS);
        }
        Locale language = language(message.language(), requested, parameters);
        LocalDate receivedOn = day(message.receivedOn(), parameters);
        parameters.verify();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(view(proposals.of(text, receivedOn, language)));
    }

    private static Locale language(@Nullable String named, Locale requested, Parameters parameters) {
        if (named == null || named.isBlank()) {
            return requested;
        }
        return Messages.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equalsIgnoreCase(named.strip()))
                .findFirst()
                .orElseGet(() -> {
                    parameters.error("language", "UNKNOWN_VALUE", named, "fr, en");
                    return requested;
                });
    }

    private static LocalDate day(@Nullable String written, Parameters parameters) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (written == null || written.isBlank()) {
            return today;
        }
        LocalDate day = Days.find(written.strip());
        if (day == null) {
            parameters.error("receivedOn", "NOT_A_DAY", written);
        } else if (day.isAfter(today.plusDays(1))) {
            parameters.error("receivedOn", "DAY_IN_FUTURE", written);
        }
        return day == null ? today : day;
    }

    private static Map<String, @Nullable Object> view(Proposal proposal) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("values", proposal.values());
        view.put("words", proposal.words());
        view.put("decision", proposal.place() == null ? null : proposal.place().decision());
        view.put(
                "candidates",
                proposal.place() == null
                        ? List.of()
                        : proposal.place().candidates().stream()
                                .map(ProposalController::view)
                                .toList());
        return view;
    }

    private static Map<String, @Nullable Object> view(Candidate candidate) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("name", candidate.name());
        view.put("pcode", candidate.pcode());
        view.put("longitude", candidate.longitude());
        view.put("latitude", candidate.latitude());
        view.put("precision", candidate.precision());
        view.put("confidence", candidate.confidence());
        view.put("why", candidate.why());
        return view;
    }
}
