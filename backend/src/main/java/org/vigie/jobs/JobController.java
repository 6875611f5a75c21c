package org.vigie.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.vigie.access.Reader;
import org.vigie.api.Parameters;

/** How a job stands and what was wrong with its rows, alike for every kind of job. */
@RestController
@RequestMapping("/api/v1/{kind:imports|boundaries|populations|gazetteers}/{id:[0-9a-fA-F-]{36}}")
class JobController {

    private static final int CSV_PAGE = 5_000;

    private final Jobs jobs;
    private final JobStore store;
    private final JobTexts texts;

    JobController(Jobs jobs, JobStore store, JobTexts texts) {
        this.jobs = jobs;
        this.store = store;
        this.texts = texts;
    }

    @GetMapping
    Map<String, Object> job(@PathVariable String kind, @PathVariable UUID id, Parameters parameters, Locale language) {
        parameters.verify();
        return texts.job(jobs.get(kind, id), language);
    }

    @GetMapping("/issues")
    Map<String, Object> issues(
            @PathVariable String kind, @PathVariable UUID id, Parameters parameters, Locale language) {
        long offset = parameters.integer("offset", 0, Long.MAX_VALUE).orElse(0L);
        int limit = parameters.integer("limit", 1, 1000).orElse(100L).intValue();
        parameters.verify();
        UnaryOperator<RowIssue> told = told(jobs.get(kind, id));
        long matched = store.countIssues(id);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("numberMatched", matched);
        answer.put(
                "issues",
                store.listIssues(id, offset, limit).stream()
                        .map(told)
                        .map(issue -> texts.issue(issue, language))
                        .toList());
        if (offset + limit < matched) {
            answer.put("next", "/api/v1/%s/%s/issues?offset=%d&limit=%d".formatted(kind, id, offset + limit, limit));
        }
        return answer;
    }

    /** All issues as CSV (UTF-8 with byte order mark, so that Excel reads the accents), streamed. */
    @GetMapping(path = "/issues.csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> issuesCsv(
            @PathVariable String kind, @PathVariable UUID id, Parameters parameters, Locale language) {
        parameters.verify();
        UnaryOperator<RowIssue> told = told(jobs.get(kind, id));
        StreamingResponseBody body = out -> {
            var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
            writer.print("\uFEFFline,column,code,severity,value,message\r\n");
            List<RowIssue> page;
            long offset = 0;
            do {
                page = store.listIssues(id, offset, CSV_PAGE);
                page.forEach(issue -> writer.print(texts.csvLine(told.apply(issue), language)));
                offset += page.size();
            } while (page.size() == CSV_PAGE);
            writer.flush();
        };
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"issues-" + id + ".csv\"")
                .body(body);
    }

    /** What the reader of this thread is told of an issue. */
    private UnaryOperator<RowIssue> told(Job job) {
        return Owner.areValuesSeen(job, Reader.current()) ? UnaryOperator.identity() : texts::withheld;
    }
}
