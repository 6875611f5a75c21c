package org.vigie.access.audit;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.access.audit.AuditStore.Filter;
import org.vigie.access.audit.AuditStore.Numbered;
import org.vigie.access.audit.AuditStore.Verdict;
import org.vigie.api.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** The audit, for administrators: by page, as CSV, and whether it is whole. */
@RestController
class AuditController {

    private static final String PATH = "/api/v1/audit";
    private static final int MOST = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final AuditStore store;

    AuditController(AuditStore store) {
        this.store = store;
    }

    /** The newest events first. {@code before} is the number of the last one of the page before. */
    @GetMapping(PATH)
    ResponseEntity<Map<String, Object>> list(Parameters parameters) {
        Filter filter = filter(parameters);
        long before = parameters.integer("before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        int limit = parameters.integer("limit", 1, MOST).orElse(100L).intValue();
        parameters.verify();
        List<Numbered> page = store.list(filter, before, limit);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("numberMatched", store.count(filter));
        answer.put("events", page.stream().map(AuditController::view).toList());
        if (page.size() == limit) {
            answer.put("next", next(filter, page.get(page.size() - 1).id(), limit));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    /** Everything that the filter means, the oldest first (UTF-8 with byte order mark, so that Excel reads the accents). */
    @GetMapping(path = PATH + ".csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> csv(Parameters parameters) {
        Filter filter = filter(parameters);
        parameters.verify();
        StreamingResponseBody body = out -> {
            var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
            writer.print("\uFEFFid,at,who,role,organisation,address,action,target,detail,outcome,hash\r\n");
            store.each(filter, event -> writer.print(csvLine(event)));
            writer.flush();
        };
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .body(body);
    }

    /** Whether a line was taken out or changed. */
    @GetMapping(PATH + "/verify")
    ResponseEntity<Verdict> verify(Parameters parameters) {
        parameters.verify();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(store.verify());
    }

    private static Filter filter(Parameters parameters) {
        var from = parameters.day("from");
        var to = parameters.day("to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            parameters.error("from", "FROM_AFTER_TO", from.get(), to.get());
        }
        return new Filter(from, to, parameters.text("who"), parameters.text("what"));
    }

    private static String next(Filter filter, long before, int limit) {
        var uri = UriComponentsBuilder.fromPath(PATH);
        filter.from().map(LocalDate::toString).ifPresent(day -> uri.queryParam("from", day));
        filter.to().map(LocalDate::toString).ifPresent(day -> uri.queryParam("to", day));
        filter.who().ifPresent(who -> uri.queryParam("who", "{who}"));
        filter.what().ifPresent(what -> uri.queryParam("what", "{what}"));
        return uri.queryParam("before", before)
                .queryParam("limit", limit)
                .encode()
                .buildAndExpand(Map.of(
                        "who", filter.who().orElse(""), "what", filter.what().orElse("")))
                .toUriString();
    }

    private static Map<String, Object> view(Numbered event) {
        AuditLine line = event.line();
        var view = new LinkedHashMap<String, Object>();
        view.put("id", event.id());
        view.put("at", line.at());
        view.put("who", line.who());
        view.put("role", line.role());
        view.put("organisation", line.organisation());
        view.put("address", line.address());
        view.put("action", line.action());
        view.put("target", line.target());
        view.put("detail", JSON.readTree(line.detail()));
        view.put("outcome", line.outcome());
        return view;
    }

    private static String csvLine(Numbered event) {
        AuditLine line = event.line();
        return Stream.of(
                                String.valueOf(event.id()),
                                line.at().toString(),
                                line.who(),
                                line.role(),
                                line.organisation(),
                                line.address(),
                                line.action(),
                                line.target(),
                                line.detail(),
                                line.outcome(),
                                java.util.HexFormat.of().formatHex(event.hash()))
                        .map(AuditController::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** In quotes, and never a formula for a spreadsheet: what begins like one gets an apostrophe before it. */
    private static String cell(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
